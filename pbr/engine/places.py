"""Places: which of the records that earn a payment are paid, where it is made at most so many times.

All records are gone through before any is settled, in one order: the day a record is due, then the day that fixes its
price, then its reference; what is not known comes last. The first so many that are earned have a place. One that is
open or held, and comes before others, may take a place from them: they are open only where that would.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from pbr.conditions.compiler import value_of
from pbr.engine.compiled_payment import CompiledPayment
from pbr.engine.run_context import Settling
from pbr.engine.verdict import Verdict
from pbr.records.table import Records, Row
from pbr.scheme.places import AtMost
from pbr.settlement.line import Status
from pbr.settlement.open_reasons import PlaceNotKnown
from pbr.settlement.reason import PlacesTaken, Reason
from pbr.settlement.record_ref import RecordRef
from pbr.values.period import Period
from pbr.values.window import window_of

GivePlace = Callable[[Row, Status, Reason], Verdict]
"""A function from a row, its status and its reason to both as they are once places are given."""

_MOST_NAMED = 5
"""How many records that took the places are named."""

Group = tuple[str, object, str]
"""Whose records are counted together: by plan, person or provider, by code, and by window."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    row: Row
    record: RecordRef
    status: Status


def give_places(steps: CompiledPayment, records: Records, settling: Settling) -> GivePlace:
    """A function that says which rows have a place of a payment, worked out over all records."""
    limit = steps.payment.at_most
    if limit is None:
        raise ValueError("a payment that is made however often")
    groups: defaultdict[Group, list[tuple[tuple[bool, date, bool, date, str], _Candidate]]] = defaultdict(list)
    code = None if limit.field is None else value_of(limit.field, settling.layouts)
    for row in records.tables[steps.kind.name].rows:
        taken = steps.take_in(row)
        if taken is None or taken.verdict[0] is Status.NOT_EARNED:
            continue
        record, day = steps.record_of(row), taken.priced_on
        due = day if steps.due_on is None else steps.due_on(row, day)
        order = (due is None, due or date.max, day is None, day or date.max, record.id)
        group = (_whose(limit, record), None if code is None else code(row), _window(limit, day, settling.scheme.runs))
        groups[group].append((order, _Candidate(row, record, taken.verdict[0])))
    found: dict[int, Verdict] = {}
    for candidates in groups.values():
        ordered = [candidate for _, candidate in sorted(candidates, key=lambda one: one[0])]
        found.update(_refused(limit, ordered))

    def give(row: Row, status: Status, reason: Reason) -> Verdict:
        return found.get(id(row)) or (status, reason)

    return give


def _refused(limit: AtMost, ordered: Iterable[_Candidate]) -> Iterable[tuple[int, Verdict]]:
    """Those that have no place, or of which it is not known, with why."""
    earned: list[_Candidate] = []
    doubtful: list[_Candidate] = []
    for candidate in ordered:
        if len(earned) >= limit.many:
            if candidate.status is not Status.HELD:
                taken = PlacesTaken(limit.text, *_named(earned[: limit.many], candidate))
                yield id(candidate.row), (Status.NOT_EARNED, taken)
            continue
        if candidate.status is not Status.DUE:
            doubtful.append(candidate)
            continue
        if len(earned) + len(doubtful) >= limit.many:
            yield id(candidate.row), (Status.OPEN, PlaceNotKnown(limit.text, *_named(doubtful, candidate)))
        earned.append(candidate)


def _named(others: list[_Candidate], candidate: _Candidate) -> tuple[tuple[str, ...], int]:
    """The references of some records, and how many are not named: those of another provider are not."""
    own = [one.record.id for one in others if one.record.provider == candidate.record.provider]
    named = tuple(own[:_MOST_NAMED])
    return named, len(others) - len(named)


def _whose(limit: AtMost, record: RecordRef) -> str:
    match limit.whom:
        case "plan":
            # Two providers may each have a plan of one reference only where something is wrong with the records.
            return record.plan
        case "person":
            return record.person
        case "provider":
            return record.provider


def _window(limit: AtMost, day: date | None, runs: Period) -> str:
    """The window of a day, by its label; a day that is not known is in none but the whole run."""
    if limit.window == "run":
        return "run"
    if day is None:
        return ""
    match limit.window:
        case "calendar year":
            return window_of("year", day, runs).label
        case over:
            return window_of(over, day, runs).label
