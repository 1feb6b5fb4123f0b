"""One row of the return after another, each read into an event or counted by why it is none."""

from collections.abc import Sequence

from pbr.national_return.code_reader import CodeReader
from pbr.national_return.codes import (
    CLIENT_TYPE,
    COMPONENT,
    EVENT_TYPE,
    OUTCOME,
    SERVICE_TYPE,
    ClientType,
    EventType,
)
from pbr.national_return.columns import OPTIONAL, Columns
from pbr.national_return.days import day_of
from pbr.national_return.event import GOES_ON, Event, Person
from pbr.national_return.fates import Fate, FileTally
from pbr.national_return.wrong_cells import WrongCells

_ROUTE, _ASSESSMENT, _PROVIDER = OPTIONAL
_TOLD_APART = {EventType.REQUEST: _ROUTE, EventType.ASSESSMENT: _ASSESSMENT}


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
        self._kind = CodeReader(EVENT_TYPE, columns.at[EVENT_TYPE.column])
        self._client = CodeReader(CLIENT_TYPE, columns.at[CLIENT_TYPE.column])
        self._service = CodeReader(SERVICE_TYPE, columns.at[SERVICE_TYPE.column])
        self._component = CodeReader(COMPONENT, columns.at[COMPONENT.column])
        self._outcome = CodeReader(OUTCOME, columns.at[OUTCOME.column])

    def event(self, row: Sequence[str], line: int) -> Event | None:
        """Read a row; nothing where it is no event that the method takes, which is then counted."""
        tally = self._tally
        tally.rows += 1
        self._same_council(row, line)
        kind = self._kind.read(row, line)
        client = self._client.read(row, line)
        event = self._read(row, kind, line)
        born, died = self._day(row, "Date of Birth", line), self._day(row, "Date of Death", line)
        first, last = self._period(row, line)
        if client is ClientType.SERVICE_USER and event.person:
            self._know(event.person, born, died)
        event = _cropped_at_death(event, died)
        fate = _fate(event, kind, client, died, (first, last))
        tally.fates[fate] += 1
        return event if fate is Fate.KEPT else None

    def tell_of_codes(self) -> None:
        """Say of all rows read how their codes are written, which are on no list, and of which types they are."""
        for codes in (self._kind, self._client, self._service, self._component, self._outcome):
            codes.tell(self._tally, self._wrong)
        for kind, rows in self._kind.rows_by_meaning():
            self._tally.by_type[kind] += rows

    def _read(self, row: Sequence[str], kind: EventType | None, line: int) -> Event:
        service = self._service.read(row, line)
        component = self._component.read(row, line)
        return Event(
            person=self._cell(row, "LA Person Unique Identifier"),
            kind=kind or EventType.SERVICE,
            start=self._day(row, "Event Start Date", line) or 0,
            end=self._day(row, "Event End Date", line) or GOES_ON,
            outcome=self._outcome.read(row, line),
            service=service if kind is EventType.SERVICE else None,
            component=(component or "") if kind is EventType.SERVICE else "",
            provider=self._cell(row, _PROVIDER),
            told_apart_by=self._cell(row, _TOLD_APART[kind]) if kind in _TOLD_APART else "",
            told_until=self._day(row, "Reporting Period End Date", line) or 0,
            row=self._first_row + self._tally.rows,
        )

    def _cell(self, row: Sequence[str], column: str) -> str:
        at = self._at.get(column)
        return "" if at is None else _single_spaced(row[at])

    def _day(self, row: Sequence[str], column: str, line: int) -> int | None:
        cell = row[self._at[column]]
        if not cell:
            return None
        if cell not in self._days:
            self._days[cell] = day_of(cell.strip())
        day = self._days[cell]
        if day is None and cell.strip():
            self._wrong.day(column, line)
        return day

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


def _single_spaced(cell: str) -> str:
    """Give a cell without blanks around it, and with single ones in it: no line end or tab is left."""
    return " ".join(cell.split())


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
