"""What comparing the records of parts shows: what is told of rows, and what all of them together would show."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import field
from fractions import Fraction

from pbr.records.consistency.comparison import RecordsCompared
from pbr.records.consistency.contradiction import Finding
from pbr.records.consistency.contradiction_warnings import NamedFinding
from pbr.records.consistency.hours_among_minutes import (
    figures_in_hours,
    finding_in_hours,
    perhaps_hours_told_otherwise,
)
from pbr.records.consistency.only_successes import JUDGED, MOST_WITHOUT_ONE, all_succeeded, finding_nothing_failed
from pbr.records.consistency.outlying_figures import (
    ALONE,
    are_two_scales,
    far_figures,
    finding_far_from_the_rest,
    finding_weights_of_one,
)
from pbr.records.consistency.planned_and_delivered import are_exchanged, finding_minutes_exchanged
from pbr.records.consistency.wrong_year import (
    RunOfDays,
    days_compared,
    days_in_a_wrong_year,
    finding_in_a_wrong_year,
    runs_of_days,
    runs_together,
)
from pbr.records.dictionary import Tables
from pbr.records.in_parts.found_among import FoundAmong
from pbr.records.in_parts.found_in_rows import FoundInRows
from pbr.records.in_parts.not_clean import NotCleanError
from pbr.values.dataclass import dataclass
from pbr.values.period import Period

_Column = tuple[str, str]
_MINUTES: tuple[_Column, ...] = (("visits", "planned_minutes"), ("visits", "delivered_minutes"))
_WEIGHT: _Column = ("outcomes", "weight")
_COUNTED: tuple[_Column, ...] = (*ALONE, *_MINUTES, _WEIGHT)


@dataclass(slots=True)
class Compared:
    """What was seen when the records of parts were compared; that of several parts is added.

    ``in_rows`` is found in rows by themselves, ``among`` in rows beside others of their plan or person, ``days`` are
    the runs of days of each column, ``figures`` how often each figure is in a column, ``told_otherwise`` how often of
    those a figure that may be hours is in a visit far from its plan, ``results`` the different results, and
    ``successes`` how many there are in parts that have no others.
    """

    in_rows: FoundInRows = field(default_factory=FoundInRows)
    among: FoundAmong = field(default_factory=FoundAmong)
    days: dict[_Column, list[RunOfDays]] = field(default_factory=dict)
    figures: dict[_Column, Counter[Fraction]] = field(default_factory=dict)
    told_otherwise: dict[_Column, Counter[Fraction]] = field(default_factory=dict)
    results: dict[_Column, set[object]] = field(default_factory=dict)
    successes: Counter[_Column] = field(default_factory=Counter)

    def as_recorded(self, beside: RecordsCompared) -> None:
        """Look at the records of a part by their days as recorded."""
        self.in_rows.look(beside)
        for name, table in beside.tables.items():
            for day in days_compared(table.kind, table.layout):
                self.days.setdefault((name, day), []).extend(runs_of_days(beside.column(name, day)))

    def as_known(self, beside: RecordsCompared) -> None:
        """Compare the records of a part of plans as known."""
        self.among.look_at_families(beside)
        self._look_at_columns(beside)

    def as_known_of_persons(self, beside: RecordsCompared) -> None:
        """Compare the records of a part that has all of its persons, as known."""
        self.among.look_at_all(beside)
        self._look_at_columns(beside)

    def _look_at_columns(self, beside: RecordsCompared) -> None:
        for table, name in _COUNTED:
            if beside.has(table, name):
                self.figures.setdefault((table, name), Counter()).update(beside.figures(table, name).counts())
        for table, name in _MINUTES:
            if beside.has(table, name):
                told = perhaps_hours_told_otherwise(beside, name)
                self.told_otherwise.setdefault((table, name), Counter()).update(told)
        for table, name, success, *_ in JUDGED:
            if beside.has(table, name):
                column = beside.column(table, name)
                results = {*column}
                self.results.setdefault((table, name), set()).update(results)
                if all_succeeded(results, success):
                    self.successes[table, name] += column.count(success)

    def merge(self, other: "Compared") -> None:
        """Add what was seen in other parts."""
        self.in_rows.merge(other.in_rows)
        self.among.merge(other.among)
        for column, runs in other.days.items():
            self.days[column] = runs_together([*self.days.get(column, ()), *runs])
        for column, figures in other.figures.items():
            self.figures.setdefault(column, Counter()).update(figures)
        for column, figures in other.told_otherwise.items():
            self.told_otherwise.setdefault(column, Counter()).update(figures)
        for column, results in other.results.items():
            self.results.setdefault(column, set()).update(results)
        self.successes.update(other.successes)

    def refuse_what_all_show(self, runs: Period | None) -> None:
        """Raise ``NotCleanError`` where all the records together show something that is told of no single row."""
        if any(self._shown(runs)):
            raise NotCleanError

    def told_of_columns(self, runs: Period | None, kinds: Tables) -> Iterator[NamedFinding]:
        """What all the records together show that is told of no single row, as of a reading of all; no row is named."""
        minutes = [self.figures.get(column, Counter[Fraction]()) for column in _MINUTES]
        if are_exchanged(*minutes):
            yield _of_no_row(finding_minutes_exchanged())
        yield from map(_of_no_row, self._told_in_hours())
        for column in ALONE:
            figures = self.figures.get(column, Counter[Fraction]())
            if far := far_figures(figures):
                yield _of_no_row(finding_far_from_the_rest(*column, range(sum(figures[one] for one in far))))
        if are_two_scales(weights := self.figures.get(_WEIGHT, Counter[Fraction]())):
            yield _of_no_row(finding_weights_of_one(range(weights[Fraction(1)])))
        for table, name, success, several, succeeded in JUDGED:
            count = self.successes[table, name]
            if count >= MOST_WITHOUT_ONE and all_succeeded(self.results.get((table, name), ()), success):
                yield _of_no_row(finding_nothing_failed(table, several, succeeded, count))
        for (table, name), of_days in self.days.items():
            wrong = days_in_a_wrong_year(together := runs_together(of_days), runs)
            # Of days that are wrong by halves nobody counted how many rows have which.
            rows = sum(one.rows for one in together if wrong.keys() >= {*one.days})
            if rows:
                outside = all(wrong.values())
                yield _of_no_row(finding_in_a_wrong_year(kinds[table], name, range(rows), outside=outside))

    def _told_in_hours(self) -> Iterator[Finding]:
        for column in _MINUTES:
            figures = self.figures.get(column, Counter[Fraction]())
            otherwise = self.told_otherwise.get(column, Counter[Fraction]())
            if rows := sum(figures[one] - otherwise[one] for one in figures_in_hours(figures)):
                yield finding_in_hours(column[1], range(rows))

    def _shown(self, runs: Period | None) -> Iterator[bool]:
        for of_days in self.days.values():
            yield bool(days_in_a_wrong_year(runs_together(of_days), runs))
        for column, figures in self.figures.items():
            yield bool(
                (column in ALONE and far_figures(figures))
                or (column in _MINUTES and figures_in_hours(figures))
                or (column == _WEIGHT and are_two_scales(figures))
            )
        yield {*_MINUTES} <= self.figures.keys() and are_exchanged(*(self.figures[column] for column in _MINUTES))
        for table, name, success, *_ in JUDGED:
            is_asked = self.successes[table, name] >= MOST_WITHOUT_ONE
            yield is_asked and all_succeeded(self.results.get((table, name), ()), success)


def _of_no_row(finding: Finding) -> NamedFinding:
    return NamedFinding(finding, ())
