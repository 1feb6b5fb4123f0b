"""Whose money is not decided, beside the list that persons are paid by: nobody is left out of it without a word.

Of a settlement these are its lines, of a ledger's run what it holds; of both, the rows that could not be read, or are
expected and not there: whoever such a row would pay is in no line.
"""

from collections.abc import Iterator, Sequence

from pbr.remittance.paid_line import HeldKind
from pbr.remittance.paid_run import PaidRun
from pbr.settlement.line import Status
from pbr.values.dataclass import dataclass
from pbr.values.units_in_words import counted

_NOT_DECIDED = frozenset({Status.OPEN, Status.HELD, Status.ERROR})
_LINES = frozenset({HeldKind.LINE, HeldKind.ERROR})


@dataclass(frozen=True, slots=True)
class PersonUndecided:
    """A line that is to pay a person and is not decided, or a row of which nobody knows whom it pays.

    ``person_id`` is empty of a row, and of a line where the run does not say. ``at_stake`` and ``settled`` are in
    pence; the first is None where no sum is known. ``settled`` stands meanwhile; ``since`` is the run of a ledger since
    which it waits.
    """

    person_id: str
    record_id: str
    payment: str
    part: str
    slot: str
    at_stake: int | None
    settled: int
    since: int | None
    days: int | None
    why: str


def persons_undecided(run: PaidRun) -> tuple[PersonUndecided, ...]:
    """What is not decided of a run and is to pay persons, by person; rows that nobody can say of stand first."""
    found = [*_held(run), *(() if run.is_of_ledger else _lines(run))]
    return tuple(sorted(found, key=lambda one: one.person_id))


def undecided_in_words(undecided: Sequence[PersonUndecided]) -> str:
    """How many lines of how many persons are not decided, and how many rows pay nobody knows whom; none is named."""
    lines = [one for one in undecided if one.payment]
    rows, persons = len(undecided) - len(lines), len({one.person_id for one in lines} - {""})
    said = []
    if lines:
        of_whom = f" of {counted(persons, 'person')}" if persons else ""
        said.append(f"{counted(len(lines), 'line')}{of_whom}")
    if rows:
        said.append(f"{counted(rows, 'row')} of which nobody can say whom it pays")
    return " and ".join(said)


def _held(run: PaidRun) -> Iterator[PersonUndecided]:
    """What is held: rows, and of a ledger's run each line that is no provider's."""
    for item in run.held():
        if item.kind not in _LINES or (run.is_of_ledger and not item.provider_id):
            yield PersonUndecided(
                person_id=item.person_id,
                record_id=item.record_id,
                payment=item.payment,
                part=item.part,
                slot=item.slot,
                at_stake=item.at_stake,
                settled=item.settled or 0,
                since=item.since,
                days=item.days,
                why=item.reason,
            )


def _lines(run: PaidRun) -> Iterator[PersonUndecided]:
    for line in run.read_lines():
        if line.kind.is_persons and line.status in _NOT_DECIDED:
            yield PersonUndecided(
                person_id=line.person_id,
                record_id=line.record_id,
                payment=line.payment,
                part=line.part,
                slot=line.slot,
                at_stake=line.at_stake,
                settled=0,
                since=None,
                days=None,
                why=line.reason,
            )
