"""The plans of each person, who may have several in several parts: put aside by the person, and compared after.

They are put aside in the order of the persons' references, so that the plans of a range of persons are a stretch of the
file of each part. What is looked for is whether any plan contradicts another of its person; which and how is told by
who reads the extract whole.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain, compress, count, islice, pairwise, repeat
from operator import eq
from pathlib import Path

from pbr.records.consistency.after_death import DIED
from pbr.records.consistency.comparison import Beside
from pbr.records.consistency.references_alike import Numbered, numbered
from pbr.records.in_parts.cuts import Cuts
from pbr.records.in_parts.not_clean import NotCleanError
from pbr.values.dataclass import dataclass

PERSON = "person_id"
_PLANS = "plans"
_DAYS = ("started_on", "ended_on")
_REASON = "end_reason"
_APART = " "
"""No reference that is read in parts has a space."""
_NEW_LINE = "\n"
_CELLS = 4
"""A line has the person, the first and the last day, and whether it was ended by a death."""


@dataclass(frozen=True, slots=True)
class PersonsAside:
    """The plans of a part by their persons: a file, and where in it the plans of each range of persons end.

    It has no ends where the plans have no days to be compared. ``references`` are how the references of plans and
    persons are written.
    """

    path: Path
    ends: tuple[int, ...]
    references: tuple[Numbered, ...]


def put_aside(beside: Beside, cuts: Cuts, path: Path) -> PersonsAside:
    """Put the plans of a part aside. Raises ``NotCleanError`` where references are not numbers after some letters."""
    persons: Sequence[str] = beside.column(_PLANS, PERSON)
    of_persons = _numbered(persons)
    references = _numbered(beside.column(_PLANS, "plan_id")), of_persons
    if of_persons and _APART in of_persons.letters:
        raise NotCleanError
    if not beside.has(_PLANS, *_DAYS):
        return PersonsAside(path, (), tuple(filter(None, references)))
    days = _TextOfDays()
    first, last = (map(days.__getitem__, beside.column(_PLANS, name)) for name in _DAYS)
    died: Iterable[str] = repeat("")
    if beside.has(_PLANS, _REASON):
        died = map({DIED: DIED}.get, beside.column(_PLANS, _REASON), repeat(""))
    lines = sorted(map(_APART.join, zip(persons, first, last, died, strict=False)))
    at = [0, *(bisect_left(lines, cut.decode()) for cut in cuts), len(lines)]
    ends: list[int] = []
    with path.open("xb") as file:
        for begins, stops in pairwise(at):
            file.write(_NEW_LINE.join(lines[begins:stops]).encode())
            ends.append(file.tell())
    return PersonsAside(path, tuple(ends), tuple(filter(None, references)))


def refuse_what_persons_contradict(parts: Sequence[PersonsAside], ranges: Sequence[int], as_at: date) -> None:
    """Compare the plans of the persons of some ranges, as if the records were known on a day.

    Raises ``NotCleanError`` where any of them contradicts another.
    """
    for one in ranges if all(part.ends for part in parts) else ():
        lines = sorted(chain.from_iterable(_lines(part, one) for part in parts))
        cells = _APART.join(lines).split(_APART) if lines else []
        persons = cells[::_CELLS]
        for at in compress(count(), map(eq, persons, islice(persons, 1, None))):
            _, first, last, died, _, then, *_ = cells[at * _CELLS : (at + 2) * _CELLS]
            # Plans that do not overlap follow one another: what ended by a death is then the last of its person.
            if then <= (last or max(first, as_at.isoformat())) or (died and last):
                raise NotCleanError


def refuse_references_alike(parts: Sequence[PersonsAside]) -> None:
    """Raise ``NotCleanError`` where two references of all parts may be one in two writings."""
    for of_field in zip(*(part.references for part in parts if part.references), strict=True):
        together: Numbered | None = of_field[0]
        for other in of_field[1:]:
            together = None if together is None else together.with_those_of(other)
        if together is None or not together.are_told_apart:
            raise NotCleanError


def _lines(part: PersonsAside, at: int) -> list[str]:
    begins, ends = part.ends[at - 1] if at else 0, part.ends[at]
    if begins == ends:
        return []
    with part.path.open("rb") as file:
        file.seek(begins)
        return file.read(ends - begins).decode().split(_NEW_LINE)


class _TextOfDays(dict[date | None, str]):
    """Each day as text, which is in the order of days; a blank as none."""

    def __missing__(self, day: date | None) -> str:
        text = self[day] = "" if day is None else day.isoformat()
        return text


def _numbered(references: Sequence[str]) -> Numbered | None:
    if not references:
        return None
    found = numbered(references)
    if found is None:
        raise NotCleanError
    return found
