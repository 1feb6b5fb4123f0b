"""One row of the return after another, each read into an event or counted by why it is none."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from pbr.national_return.codes import (
    CLIENT_TYPE,
    COMPONENT,
    EVENT_TYPE,
    OUTCOME,
    SERVICE_TYPE,
    ClientType,
    CodeList,
    EventType,
    Spelling,
)
from pbr.national_return.columns import OPTIONAL, Columns
from pbr.national_return.days import day_of
from pbr.national_return.event import GOES_ON, Event, Person
from pbr.national_return.fates import Fate, FileTally
from pbr.national_return.wrong_cells import WrongCells

Meaning = TypeVar("Meaning")
_ROUTE, _ASSESSMENT, _PROVIDER = OPTIONAL


class RowReader:
    """Reads the rows of one file. Each different cell of a column is read once and remembered."""

    def __init__(
        self,
        columns: Columns,
        tally: FileTally,
        wrong: WrongCells,
        people: dict[str, Person],
        first_row: int,
        council: str,
    ) -> None:
        self.columns = columns
        self._tally = tally
        self._wrong = wrong
        self._people = people
        self._first_row = first_row
        self._council = council
        self._at = columns.at
        self._days: dict[str, int | None] = {}
        self._codes: dict[str, dict[str, tuple[object, Spelling] | None]] = {}

    def event(self, row: Sequence[str], line: int) -> Event | None:
        """Read a row; nothing where it is no event that the method takes, which is then counted."""
        tally = self._tally
        tally.rows += 1
        self._same_council(row, line)
        kind = self._code(row, EVENT_TYPE, line)
        client = self._code(row, CLIENT_TYPE, line)
        event = self._read(row, kind, line)
        born, died = self._day(row, "Date of Birth", line), self._day(row, "Date of Death", line)
        first, last = self._period(row, line)
        tally.by_type["not given" if kind is None else kind.value] += 1
        if client is ClientType.SERVICE_USER and event.person:
            self._know(event.person, born, died)
        event = _cropped_at_death(event, died)
        fate = _fate(event, kind, client, died, (first, last))
        tally.fates[fate] += 1
        return event if fate is Fate.KEPT else None

    def _read(self, row: Sequence[str], kind: EventType | None, line: int) -> Event:
        service = self._code(row, SERVICE_TYPE, line)
        component = self._code(row, COMPONENT, line)
        told_apart = {EventType.REQUEST: _ROUTE, EventType.ASSESSMENT: _ASSESSMENT}
        return Event(
            person=self._cell(row, "LA Person Unique Identifier"),
            kind=kind or EventType.SERVICE,
            start=self._day(row, "Event Start Date", line) or 0,
            end=self._day(row, "Event End Date", line) or GOES_ON,
            outcome=self._code(row, OUTCOME, line),
            service=service if kind is EventType.SERVICE else None,
            component=(component or "") if kind is EventType.SERVICE else "",
            provider=self._cell(row, _PROVIDER),
            told_apart_by=self._cell(row, told_apart[kind]) if kind in told_apart else "",
            told_until=self._day(row, "Reporting Period End Date", line) or 0,
            row=self._first_row + self._tally.rows,
        )

    def _cell(self, row: Sequence[str], column: str) -> str:
        at = self._at.get(column)
        return "" if at is None else row[at].strip()

    def _code(self, row: Sequence[str], codes: CodeList[Meaning], line: int) -> Meaning | None:
        cell = " ".join(self._cell(row, codes.column).split())
        if not cell:
            return None
        read = self._remembered(codes, cell)
        if read is None:
            self._wrong.code(codes.column, cell, line)
            return None
        meaning, spelling = read
        self._tally.spellings[spelling.value] += 1
        if spelling is Spelling.OTHERWISE:
            self._tally.spelled_otherwise[codes.column, cell] += 1
        return meaning

    def _remembered(self, codes: CodeList[Meaning], cell: str) -> tuple[Meaning, Spelling] | None:
        known: Mapping[str, tuple[Meaning, Spelling] | None] = self._codes.setdefault(codes.column, {})  # type: ignore[assignment]
        if cell not in known:
            self._codes[codes.column][cell] = codes.read(cell)
        return known[cell]

    def _day(self, row: Sequence[str], column: str, line: int) -> int | None:
        cell = self._cell(row, column)
        if not cell:
            return None
        if cell not in self._days:
            self._days[cell] = day_of(cell)
        if self._days[cell] is None:
            self._wrong.day(column, line)
        return self._days[cell]

    def _period(self, row: Sequence[str], line: int) -> tuple[int, int]:
        """Give the first and the last day of a row's reporting period, and widen that of the file to hold it."""
        first = self._day(row, "Reporting Period Start Date", line)
        last = self._day(row, "Reporting Period End Date", line)
        if first is None or last is None:
            self._wrong.period("the reporting period is not given", line)
            return 0, GOES_ON
        if last < first:
            self._wrong.period("the reporting period ends before it starts", line)
        tally = self._tally
        tally.first_day = min(tally.first_day or first, first)
        tally.last_day = max(tally.last_day, last)
        return first, last

    def _same_council(self, row: Sequence[str], line: int) -> None:
        council = self._cell(row, "LA Code")
        self._council = self._council or council
        self._tally.council = self._council
        if council != self._council or not council:
            self._wrong.council(council, line)

    def _know(self, person: str, born: int | None, died: int | None) -> None:
        """Keep what is known of a person: what a later row says goes before what an earlier one did."""
        known = self._people.get(person)
        if known is None:
            self._people[person] = Person(born, died)
        elif (born is not None and born != known.born) or (died is not None and died != known.died):
            self._people[person] = Person(known.born if born is None else born, known.died if died is None else died)


def _cropped_at_death(event: Event, died: int | None) -> Event:
    """End an event on the day a person died, where that lies in it."""
    if died is None or not event.start or not event.start <= died < event.end:
        return event
    if event.end == GOES_ON and died == event.start:
        return event
    return event._replace(end=died)


def _fate(
    event: Event, kind: EventType | None, client: ClientType | None, died: int | None, period: tuple[int, int]
) -> Fate:
    """Say what becomes of a row; of several reasons, the first."""
    first, last = period
    within = event.start <= last and (event.end >= first if kind is EventType.SERVICE else first <= event.end <= last)
    decided = (
        (client is not ClientType.SERVICE_USER, Fate.CARER),
        (kind is None, Fate.NO_EVENT_TYPE),
        (not event.person, Fate.NO_PERSON),
        (not event.start, Fate.NO_START),
        (event.end < event.start, Fate.ENDS_BEFORE_START),
        (died is not None and (died < event.start or died < first), Fate.AFTER_DEATH),
        (not within, Fate.OUTSIDE_PERIOD),
    )
    return next((fate for holds, fate in decided if holds), Fate.KEPT)
