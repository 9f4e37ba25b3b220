import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fulfilment.intake.canonical import content_hash
from fulfilment.intake.reader import DocumentReader, Intake
from fulfilment.orders.holds import HoldReason
from fulfilment.orders.order import Order
from fulfilment.orders.review import review
from resources import read_json, resource_path
from resources.channels import channel_tables
from resources.samples.day import BAD_RECORDS, write_day
from resources.samples.stock import SHORT_SKU, opening_stock, popularity

NOW = datetime(2026, 11, 11, 8, 0, tzinfo=UTC)
SKUS = {product["sku"] for product in read_json("samples", "products.json")}
READER = DocumentReader(channel_tables())


def read_day(folder: Path, orders: int, seed: int, now: datetime = NOW) -> Intake:
    found = [
        READER.read_document(file.path.read_bytes(), file.channel, file.shop)
        for file in write_day(folder, orders, seed, now)
    ]
    return Intake(
        tuple(order for intake in found for order in intake.orders),
        tuple(refused for intake in found for refused in intake.refused),
    )


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Intake:
    return read_day(tmp_path_factory.mktemp("day"), 480, 1)


def packable(orders: tuple[Order, ...], stock: dict[str, int]) -> list[Order]:
    packed = []
    for order in orders:
        if review(order, SKUS) == () and all(stock[str(line.sku)] >= line.quantity for line in order.lines):
            packed.append(order)
            for line in order.lines:
                stock[str(line.sku)] -= line.quantity
    return packed


@pytest.mark.parametrize(("orders", "seed"), [(0, 1), (1, 1), (7, 2), (60, 3), (300, 4)])
def test_a_day_holds_exactly_what_was_asked(tmp_path: Path, orders: int, seed: int) -> None:
    found = read_day(tmp_path, orders, seed)
    assert (
        len({(order.channel, order.shop, order.ref) for order in found.orders}) == len(found.orders) == orders
    )
    assert len(found.refused) == BAD_RECORDS


def test_the_same_wish_writes_the_same_bytes_and_another_another(tmp_path: Path) -> None:
    one, same, other = (
        [file.path.read_bytes() for file in write_day(tmp_path / name, 40, seed, NOW)]
        for name, seed in (("one", 1), ("same", 1), ("other", 2))
    )
    assert one == same
    assert all(left != right for left, right in zip(one, other, strict=True))


def test_days_of_different_seeds_share_no_order(tmp_path: Path) -> None:
    days = [read_day(tmp_path / str(seed), 50, seed).orders for seed in (1, 2)]
    assert len({(order.channel, order.ref) for orders in days for order in orders}) == 100


def test_the_committed_day_is_what_its_readme_says(tmp_path: Path) -> None:
    for file in write_day(tmp_path, 480, 1, NOW):
        assert file.path.read_bytes() == resource_path("samples", "day_480", file.path.name).read_bytes()


def test_money_adds_up_in_every_order(day: Intake) -> None:
    for order in day.orders:
        assert order.goods_total is not None
        assert order.paid_total is not None
        assert order.shipping_fee is not None
        assert order.discount is not None
        goods = sum(line.unit_price * line.quantity for line in order.lines if line.unit_price is not None)
        assert order.paid_total == goods - order.discount + order.shipping_fee
        # Shopify's export says its subtotal after the discount, the others before
        assert order.goods_total == goods - (order.discount if order.channel == "shopify_csv" else 0)


def test_it_looks_like_a_day(day: Intake) -> None:
    lines = Counter(len(order.lines) for order in day.orders)
    assert 0.45 < lines[1] / 480 < 0.65
    assert set(lines) == {1, 2, 3, 4, 5, 6}
    channels = Counter(order.channel for order in day.orders)
    assert set(channels) == {"taobao", "douyin", "pdd", "shopify_csv"}
    assert min(channels.values()) > 60
    sold = Counter(line.sku for order in day.orders for line in order.lines)
    assert max(sold.values()) > 8 * sum(sold.values()) / len(SKUS), "one product should lead"
    assert {order.recipient.country for order in day.orders} >= {"CN", "US", "GB", "BR"}
    assert any(order.buyer_note for order in day.orders)
    assert any(order.seller_note for order in day.orders)


def test_times_lie_around_now(day: Intake) -> None:
    for order in day.orders:
        assert order.created_at is not None
        assert NOW - timedelta(hours=15) < order.created_at < NOW
        assert order.paid_at is None or order.created_at < order.paid_at < NOW
    due = [order.ship_by - NOW for order in day.orders if order.ship_by is not None]
    assert any(left < timedelta(0) for left in due)
    assert any(timedelta(0) < left < timedelta(hours=1) for left in due)
    assert max(due) <= timedelta(hours=10)


def test_phones_are_masked_as_each_channel_masks_them(day: Intake) -> None:
    masks = {
        "taobao": r"\*{7}\d{4}",
        "douyin": r"1\*{8}\d{2}",
        "pdd": r"1\d{2}\*{4}\d{4}",
        "shopify_csv": r"\+[\d -]+",
    }
    said = [(order.channel, order.recipient) for order in day.orders if order.recipient.phone]

    for channel, recipient in said:
        assert recipient.phone is not None
        assert re.fullmatch(masks[channel], recipient.phone), (channel, recipient.phone)
        assert recipient.phone_masked == (channel != "shopify_csv")


@pytest.mark.parametrize(("orders", "seed"), [(120, 5), (480, 1), (1000, 9)])
def test_at_least_three_quarters_can_be_packed(tmp_path: Path, orders: int, seed: int) -> None:
    found = read_day(tmp_path, orders, seed).orders
    assert len(packable(found, opening_stock(seed))) >= 0.75 * orders


def test_something_of_everything_must_wait(day: Intake) -> None:
    reasons = {reason for order in day.orders for reason in review(order, SKUS)}
    assert reasons >= {
        HoldReason.AWAITING_PAYMENT,
        HoldReason.PLATFORM_HOLD,
        HoldReason.CANCELLED,
        HoldReason.AFTER_SALES,
        HoldReason.PHONE_MISSING,
    }
    assert HoldReason.UNKNOWN_PRODUCT not in reasons


def test_only_one_product_is_short(day: Intake) -> None:
    stock = opening_stock(1)
    due = Counter(str(line.sku) for order in day.orders for line in order.lines for _ in range(line.quantity))
    assert [sku for sku, pieces in due.items() if pieces > stock[sku]] == [SHORT_SKU]
    assert set(stock) == SKUS == set(popularity())
    assert opening_stock(1) == stock != opening_stock(2)


def test_importing_twice_says_the_same(day: Intake, tmp_path: Path) -> None:
    again = read_day(tmp_path, 480, 1)
    assert list(map(content_hash, day.orders)) == list(map(content_hash, again.orders))
    assert len(set(map(content_hash, day.orders))) == 480


def test_a_naive_now_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="zone"):
        write_day(tmp_path, 1, 1, datetime(2026, 11, 11, 8, 0))
