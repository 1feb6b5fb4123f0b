"""Adjustments by hand as lines: what each is, less what was settled of it."""

from datetime import date

from pbr.ledger.adjustments import AdjustmentLines
from pbr.ledger.positions import Positions, replay
from pbr.records.papers.adjustments_file import Adjustment
from pbr.settlement.ledger_reasons import ByHand, MovedToProvider
from pbr.settlement.line import LineKind, Status
from pbr.settlement.obligation import EntryId, Obligation, Position, obligation_of
from tests.ledger.hand_made import entry
from tests.ledger.small_ledger import recorded


def adjustment(ref: str, provider: str, pence: int) -> Adjustment:
    return Adjustment(ref, provider, date(2026, 6, 10), pence, "a visit paid twice", "letter of 3 June")


def lines(settled: dict[Obligation, Position], *given: Adjustment, provider: str = "P1") -> list[tuple[object, ...]]:
    by_provider: dict[str, list[Adjustment]] = {}
    for one in given:
        by_provider.setdefault(one.provider_id, []).append(one)
    made = AdjustmentLines(by_provider, "by_hand", date(2026, 7, 31))
    assert made.providers() == by_provider.keys()
    return [
        (line.line_id, line.status, line.amount, line.due_to_date, line.settled_before, line.corrects, line.reason)
        for line in made.of(provider, settled)
    ]


def settled_of(ref: str, provider: str, pence: int) -> Positions:
    positions: Positions = {}
    replay(
        recorded([entry(1, 1, pence, id=ref, provider=provider, payment="adjustment", kind=LineKind.ADJUSTMENT)]),
        positions,
    )
    return positions


BY_HAND = ByHand("a visit paid twice", "letter of 3 June")


def test_a_new_one_is_due_whole() -> None:
    assert lines({}, adjustment("R1", "P1", -12_000)) == [
        ("R1/adjustment", Status.DUE, -12_000, -12_000, 0, "", BY_HAND)
    ]
    assert lines({}, adjustment("R1", "P2", -12_000)) == []


def test_one_that_changed_moves_by_the_difference() -> None:
    # -120.00 was settled and it is -100.00 now: 20.00.
    settled = settled_of("R1", "P1", -12_000)
    assert lines(settled, adjustment("R1", "P1", -10_000)) == [
        ("R1/adjustment", Status.DUE, 2_000, -10_000, -12_000, "1/000001", BY_HAND)
    ]
    assert lines(settled, adjustment("R1", "P1", -12_000)) == [
        ("R1/adjustment", Status.SETTLED, 0, -12_000, -12_000, "1/000001", BY_HAND)
    ]
    assert lines(settled, adjustment("R1", "P1", 0)) == [
        ("R1/adjustment", Status.TAKEN_BACK, 12_000, 0, -12_000, "1/000001", BY_HAND)
    ]


def test_one_that_is_gone_stands() -> None:
    assert lines(settled_of("R1", "P1", -12_000)) == []
    assert lines(settled_of("R1", "P1", -12_000), adjustment("R2", "P2", 1)) == []


def test_one_that_moved_goes_back_from_the_provider_it_was_of() -> None:
    settled = settled_of("R1", "P1", -12_000)
    moved = adjustment("R1", "P2", -12_000)
    assert lines(settled, moved) == [
        ("R1/adjustment", Status.TAKEN_BACK, 12_000, 0, -12_000, "1/000001", MovedToProvider("P2"))
    ]
    assert lines({}, moved, provider="P2") == [("R1/adjustment", Status.DUE, -12_000, -12_000, 0, "", BY_HAND)]


def test_what_went_back_already_does_not_again() -> None:
    settled = settled_of("R1", "P1", 0)
    assert lines(settled, adjustment("R1", "P2", -12_000)) == []


def test_a_plan_of_the_same_id_is_no_adjustment() -> None:
    positions: Positions = {}
    replay(recorded([entry(1, 1, 500, id="R1")]), positions)
    assert lines(positions, adjustment("R1", "P2", 5)) == []


def test_it_is_an_obligation_of_its_own() -> None:
    (line,) = AdjustmentLines({"P1": [adjustment("R1", "P1", 5)]}, "by_hand", date(2026, 7, 31)).of("P1", {})
    assert obligation_of(line) == Obligation("P1", "R1", "adjustment", "", line.payer, "")
    assert (line.kind, line.record.table, EntryId(1, 1).run) == (LineKind.ADJUSTMENT, "adjustments", 1)


def test_one_whose_day_is_moved_past_the_run_is_taken_back_until_then() -> None:
    later = adjustment("R1", "P1", -12_000)._replace(on=date(2026, 8, 1))
    assert lines({}, later) == []
    assert lines(settled_of("R1", "P1", -12_000), later) == [
        ("R1/adjustment", Status.TAKEN_BACK, 12_000, 0, -12_000, "1/000001", BY_HAND)
    ]
