"""What a channel's words of state and of hold mean."""

from typing import Any

from fulfilment.intake.paths import Unmappable, column, getter
from fulfilment.intake.values import Spec, ident, text
from fulfilment.orders.order import OrderState


class Rule:
    """{"path", "in": [texts]}: asked of the record, or with "any_line" of its lines; no "in": is it said."""

    def __init__(self, rule: Spec) -> None:
        self._get = column(rule["column"]) if "column" in rule else getter(rule["path"])
        self._any_line = bool(rule.get("any_line", False))
        self._among = frozenset(map(str, rule["in"])) if "in" in rule else None
        self.then = str(rule.get("then", ""))
        self.when = frozenset(rule.get("when", ()))

    def fits(self, record: Any, lines: list[Any]) -> bool:
        return any(map(self._says, lines)) if self._any_line else self._says(record)

    def _says(self, record: Any) -> bool:
        value = self._get(record)
        if self._among is None:
            return value is not None and value != ""
        return str(value) in self._among


class StateTable:
    """The channel's word -> our state; then `rules` look at what stands beside it, the first one wins."""

    def __init__(self, spec: Spec) -> None:
        self._get = column(spec["column"]) if "column" in spec else getter(spec["path"])
        self._states = {str(word): OrderState(state) for word, state in spec["table"].items()}
        self._rules = tuple((Rule(rule), OrderState(rule["then"])) for rule in spec.get("rules", ()))

    def read(self, record: Any, lines: list[Any]) -> tuple[OrderState, str]:
        said = self._get(record)
        word = None if said is None else ident(said) or text(said)
        if word is None:
            raise Unmappable("state is missing")
        state = self._states.get(word)
        if state is None:
            raise Unmappable(f"state {word[:40]!r} is not in this channel's table")
        for rule, then in self._rules:
            if (not rule.when or state in rule.when) and rule.fits(record, lines):
                return then, word
        return state, word
