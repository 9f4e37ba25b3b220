"""One order of a made-up day, before a channel's words are put to it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random
from typing import Any

from resources import read_json
from resources.samples.stock import popularity

CHANNELS = {"taobao": 35, "douyin": 25, "pdd": 20, "shopify_csv": 20}  # per cent of a day


class Turn(StrEnum):
    """What became of the order since it was placed."""

    GOOD = "good"
    UNPAID = "unpaid"
    HELD = "held"  # by its platform
    CANCELLED = "cancelled"
    AFTER_SALES = "after_sales"
    NO_PHONE = "no_phone"


# per cent by channel; the rest is good. Pinduoduo hands over paid orders only, Shopify holds nothing back.
_TURNS: dict[str, dict[Turn, float]] = {
    "taobao": {Turn.UNPAID: 5, Turn.HELD: 1, Turn.CANCELLED: 2, Turn.AFTER_SALES: 1, Turn.NO_PHONE: 0.5},
    "douyin": {Turn.UNPAID: 5, Turn.HELD: 3, Turn.CANCELLED: 2},
    "pdd": {Turn.HELD: 4, Turn.CANCELLED: 2, Turn.AFTER_SALES: 1},
    "shopify_csv": {Turn.UNPAID: 5, Turn.CANCELLED: 2, Turn.NO_PHONE: 1},
}


@dataclass(frozen=True)
class DraftLine:
    """price: in hundredths of the currency."""

    product: dict[str, Any]
    quantity: int
    price: int


@dataclass(frozen=True)
class Draft:
    """Money in hundredths. number: unlike any other of the day. person: made up, in the words of forms.py."""

    channel: str
    number: int
    turn: Turn
    created_at: datetime
    paid_at: datetime | None
    ship_by: datetime
    lines: tuple[DraftLine, ...]
    discount: int
    shipping: int
    person: dict[str, str]
    buyer_note: str
    seller_note: str

    @property
    def goods(self) -> int:
        return sum(line.quantity * line.price for line in self.lines)

    @property
    def total(self) -> int:
        return self.goods - self.discount + self.shipping


class Drafter:
    """Makes orders from one row of dice: the same dice make the same orders."""

    def __init__(self, dice: Random, now: datetime) -> None:
        self._dice, self._now = dice, now
        self._people = read_json("samples", "people.json")
        self._products = {product["sku"]: product for product in read_json("samples", "products.json")}
        self._skus, self._shares = list(popularity()), list(popularity().values())

    def draft(self, number: int, channel: str | None = None, turn: Turn | None = None) -> Draft:
        """The next order; channel and turn are drawn where None."""
        dice = self._dice
        channel = channel or dice.choices(list(CHANNELS), list(CHANNELS.values()))[0]
        turn = turn or self._turn(channel)
        lines = self._lines(is_abroad=channel == "shopify_csv")
        goods = sum(line.quantity * line.price for line in lines)
        created_at = self._now - timedelta(seconds=int(600 + 50_000 * dice.random() ** 1.6))
        is_paid = turn is not Turn.UNPAID and not (turn is Turn.CANCELLED and channel in ("taobao", "douyin"))
        return Draft(
            channel=channel,
            number=number,
            turn=turn,
            created_at=created_at,
            paid_at=created_at + timedelta(seconds=dice.randint(5, 190)) if is_paid else None,
            ship_by=self._ship_by(),
            lines=lines,
            discount=goods // 1000 * 100 if dice.random() < 0.3 else 0,
            shipping=self._shipping(channel, goods),
            person=self._abroad() if channel == "shopify_csv" else self._at_home(),
            buyer_note=self._note("abroad_notes" if channel == "shopify_csv" else "buyer_notes", 0.12),
            seller_note=self._note("seller_notes", 0.05),
        )

    def _turn(self, channel: str) -> Turn:
        turns = _TURNS[channel]
        weights = [*turns.values(), 100 - sum(turns.values())]
        return self._dice.choices([*turns, Turn.GOOD], weights)[0]

    def _lines(self, is_abroad: bool) -> tuple[DraftLine, ...]:
        dice = self._dice
        wanted = 1 if dice.random() < 0.55 else dice.choices((2, 3, 4, 5, 6), (45, 27, 15, 8, 5))[0]
        skus: list[str] = []
        while len(skus) < wanted:
            sku = dice.choices(self._skus, self._shares)[0]
            if sku not in skus:
                skus.append(sku)
        return tuple(self._line(self._products[sku], is_abroad) for sku in skus)

    def _line(self, product: dict[str, Any], is_abroad: bool) -> DraftLine:
        yuan = int(product["price"].removesuffix(".00"))
        price = (yuan // 6 + 1) * 100 if is_abroad else yuan * 100 - self._dice.choice((0, 0, 0, 10, 100))
        return DraftLine(product, self._dice.choices((1, 2, 3, 4), (82, 13, 4, 1))[0], price)

    def _ship_by(self) -> datetime:
        """A few promises are already broken, some fall due within the hour, most at a cut-off to come."""
        kind = self._dice.random()
        if kind < 0.02:
            return self._now - timedelta(minutes=self._dice.randint(3, 80))
        if kind < 0.12:
            return self._now + timedelta(minutes=self._dice.randint(12, 60))
        hour = self._now.replace(minute=0, second=0, microsecond=0)
        return hour + timedelta(hours=self._dice.choices((2, 4, 6, 8, 10), (20, 30, 25, 15, 10))[0])

    def _shipping(self, channel: str, goods: int) -> int:
        if channel == "shopify_csv":
            return 0 if goods >= 6000 else 990
        return 600 if goods < 3000 else 0

    def _note(self, kind: str, share: float) -> str:
        return str(self._dice.choice(self._people[kind])) if self._dice.random() < share else ""

    def _at_home(self) -> dict[str, str]:
        dice, people = self._dice, self._people
        province, city, district, town = dice.choice(people["places"])
        road = f"{dice.choice(people['roads'])}{dice.randint(1, 399)}号"
        return {
            "name": dice.choice(people["surnames"]) + dice.choice(people["given"]),
            "phone": f"1{dice.choice('35789')}{dice.randint(0, 10**9 - 1):09d}",
            "province": province,
            "city": city,
            "district": district,
            "town": town,
            "street": f"{road}{dice.randint(1, 28)}幢{dice.randint(101, 2804)}室",
            "nick": f"{dice.choice('abcdefghjkmnpqrstuvwxyz')}***{dice.randint(0, 9)}",
        }

    def _abroad(self) -> dict[str, str]:
        name, country, province, city, postcode, street, phone = self._dice.choice(self._people["abroad"])
        return {
            "name": name,
            "phone": phone,
            "country": country,
            "province": province,
            "city": city,
            "postcode": postcode,
            "street": street,
            "email": f"buyer{self._dice.randint(100, 99999)}@example.com",
        }
