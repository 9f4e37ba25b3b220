from desktop.bench.keys import bench_keys, only
from desktop.gallery import a_label, a_session, a_work, an_outcome
from desktop.shown import KeysShown, Wish
from fulfilment.packing.outcome import Answer
from fulfilment.packing.session import Refusal

SCANS = (("1", 2), ("2", 3), ("3", 1), ("4", 1))


def acting(keys: KeysShown) -> list[str]:
    return [key.legend for key in keys.keys if not key.is_idle]


def test_each_state_has_its_keys_and_no_other() -> None:
    empty, some = a_session(a_work()), a_session(a_work(), ("1", 1))
    labelled = a_session(a_work(), *SCANS, number="1")
    assert acting(bench_keys(an_outcome(Answer.OPENED, empty))) == ["F1", "F4", "F5", "F9", "F10"]
    assert acting(bench_keys(an_outcome(Answer.ITEM_OK, some))) == ["F1", "F4", "F5", "F7", "F9", "F10"]
    refused = an_outcome(Answer.REFUSED, some, refusal=Refusal.TOO_MANY)
    assert acting(bench_keys(refused)) == ["F1"]
    printed = an_outcome(Answer.LABEL_MOVED, labelled, label=a_label("printed"))
    assert acting(bench_keys(printed)) == ["F1", "F5", "F8", "F10"]
    assert acting(bench_keys(an_outcome(Answer.CLOSED, None))) == ["F1", "F9", "F10"]


def test_keys_beside_the_label_are_not_drawn_twice() -> None:
    labelled = a_session(a_work(), *SCANS, number="1")
    doubt = an_outcome(Answer.LABEL_MOVED, labelled, label=a_label("in_doubt"))
    assert acting(bench_keys(doubt)) == ["F1"]
    queued = an_outcome(Answer.LABEL_QUEUED, labelled, label=a_label("queued"))
    assert acting(bench_keys(queued, has_trouble=True)) == ["F1"]


def test_keys_keep_their_place_when_they_do_nothing() -> None:
    assert [key.legend for key in only(Wish.HELP).keys] == ["F1", "F4", "F5", "F7", "F8", "F9", "F10"]
