"""One field of a channel's table, compiled: where its value lies, and what it means."""

import re
from collections.abc import Callable
from typing import Any

from fulfilment.intake.paths import Getter, Unmappable, column, getter
from fulfilment.intake.values import Spec, converter
from fulfilment.intake.words import Rule

Reader = Callable[[Any], Any]

_PRIVATE = ("recipient.", "buyer")  # never quoted in a reason: reasons are logged


class FieldCompiler:
    """zone: what times without one are in. hidden: a pattern of encrypted text, which counts as not
    said; only recipients are encrypted, a note may look like it."""

    def __init__(self, zone: str | None, hidden: str | None) -> None:
        self._zone = zone
        self._is_hidden = re.compile(hidden, re.S).fullmatch if hidden else None

    def field(self, name: str, spec: Spec | None) -> Reader:
        if spec is None:
            return _nothing
        if "value" in spec:
            return _constant(spec["value"])
        if "join" in spec:
            return self._joined(name, spec)
        get, convert = self._place_of(spec, name.startswith("recipient.")), converter(spec, self._zone)
        default = spec.get("default")
        may_quote = not name.startswith(_PRIVATE)
        condition = Rule(spec["only_if"]) if "only_if" in spec else None

        def read(record: Any) -> Any:
            value = get(record)
            if value is None or (condition and not condition.fits(record, [])):
                return default
            try:
                return convert(value)
            except Unmappable as error:
                raise Unmappable(_sentence(name, error, may_quote)) from error

        return read

    def _joined(self, name: str, spec: Spec) -> Reader:
        """Several places made one text, in order; a part that the next already begins with is said once."""
        parts = [
            self.field(name, part if isinstance(part, dict) else {"path": part}) for part in spec["join"]
        ]
        between = str(spec.get("with", " "))

        def read(record: Any) -> str | None:
            said: list[str] = [part for part in (read_part(record) for read_part in parts) if part]
            kept = [
                part for part, after in zip(said, [*said[1:], ""], strict=False) if not after.startswith(part)
            ]
            return between.join(kept) or None

        return read

    def _place_of(self, spec: Spec, may_be_hidden: bool) -> Getter:
        """The first of the spec's places that holds something readable; None when none does."""
        if "column" in spec:
            places = [column(name) for name in listed(spec["column"])]
        else:
            places = [getter(path) for path in listed(spec["path"])]
        is_hidden = self._is_hidden if may_be_hidden else None
        single = places[0] if len(places) == 1 else None

        def read(record: Any) -> Any:
            for place in (single,) if single else places:
                value = place(record)
                if type(value) is str:
                    if not value or value.isspace() or (is_hidden and is_hidden(value)):
                        continue
                elif value is None:
                    continue
                return value
            return None

        return read

    def phone(self, spec: Spec | None) -> Callable[[Any], tuple[str | None, bool]]:
        """Text, and whether it is masked. `hidden`: where the encrypted number lies; one that is only there
        exists all the same: (None, True), never a missing phone."""
        if spec is None:
            return lambda record: (None, False)
        show = self.field("recipient.phone", spec)
        cipher = [getter(path) for path in listed(spec.get("hidden", []))]

        def read(record: Any) -> tuple[str | None, bool]:
            said = show(record)
            if said is not None:
                return said, "*" in said
            return None, any(place(record) for place in cipher)

        return read


def _sentence(name: str, error: Unmappable, may_quote: bool) -> str:
    shown = f": {str(error.value)[:40]!r}" if may_quote and error.value is not None else ""
    return f"{name} {error.what}{shown}"


def _nothing(record: Any) -> None:
    return None


def _constant(value: Any) -> Reader:
    return lambda record: value


def listed(said: Any) -> list[str]:
    return [said] if isinstance(said, str) else list(said)
