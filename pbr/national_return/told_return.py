"""A return told: what was read, what was kept of it, its episodes, and what the measure comes to."""

from collections import Counter
from datetime import date
from pathlib import Path

from pbr.national_return.duplicates import ended_where_no_longer_told, unique_events
from pbr.national_return.fates import Fate, FileTally
from pbr.national_return.measure import Measure, measure_of
from pbr.national_return.read_return import ReadReturn, read_return
from pbr.national_return.told_episodes import MeasureStanding, ToldEpisode, told_episodes
from pbr.national_return.what_followed import NEW_AFTER, WINDOW
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.tables.gc_pause import cycle_search_put_off
from pbr.values.dataclass import dataclass
from pbr.values.period import Period


@dataclass(frozen=True, slots=True)
class ToldReturn:
    """What a return comes to. ``closed`` services were ended because the next return no longer has them."""

    files: tuple[FileTally, ...]
    fates: Counter[Fate]
    closed: int
    told: tuple[ToldEpisode, ...]
    covers: Period
    year: Period
    warnings: tuple[Problem, ...]

    @property
    def in_year(self) -> list[ToldEpisode]:
        """The episodes that ended in the year of the measure."""
        first, last = self.year.first.toordinal(), self.year.last.toordinal()
        return [one for one in self.told if first <= one.episode.end <= last]

    @property
    def measure(self) -> Measure:
        """The measure of the year: how many needed no or less support, of how many."""
        return measure_of(self.in_year)

    @property
    def short_look_back(self) -> int:
        """How many measured episodes of the year began fewer than 91 days after the first day covered."""
        first = self.covers.first.toordinal()
        return sum(one.episode.start - first < NEW_AFTER for one in self._measured())

    @property
    def short_look_ahead(self) -> int:
        """How many measured episodes of the year ended fewer than 7 days before the last day covered."""
        last = self.covers.last.toordinal()
        return sum(last - one.episode.end < WINDOW for one in self._measured())

    @property
    def several_providers(self) -> int:
        """How many episodes have services of several providers; the last one is theirs."""
        return sum(one.episode.providers > 1 for one in self.told)

    @property
    def no_provider(self) -> int:
        """How many episodes have services that name no provider."""
        return sum(not one.episode.provider for one in self.told)

    def _measured(self) -> list[ToldEpisode]:
        return [one for one in self.in_year if one.standing is MeasureStanding.MEASURED]


def tell_return(paths: list[Path], year: Period | None) -> ToldReturn:
    """Read a return and follow each episode to its sequel.

    ``year`` is what the measure is of, by the day an episode ended: where none is given, the reporting period of the
    file that ends last. Raises ``ProblemsFound`` for what cannot be read, and where there is no episode at all.
    """
    with cycle_search_put_off():
        return _told(read_return(paths), year)


def _told(read: ReadReturn, year: Period | None) -> ToldReturn:
    unique, left = unique_events(read.events)
    kept, closed = ended_where_no_longer_told(unique, read.files)
    fates = Counter({fate: sum(file.fates[fate] for file in read.files) for fate in Fate})
    fates[Fate.KEPT] -= len(left)
    fates[Fate.SAME_EVENT] += len(left)
    told = told_episodes(kept, read.people)
    if not told:
        message = "there is no short-term support to maximise independence (ST-Max) in the return"
        how = "give the whole return, with its services; nothing is written of a return without any"
        raise ProblemsFound([Problem("PBR545", message, Place(read.files[0].name), how)])
    newest = max(read.files, key=lambda file: file.last_day)
    covers = _period(min(file.first_day for file in read.files), newest.last_day)
    return ToldReturn(
        files=tuple(read.files),
        fates=fates,
        closed=closed,
        told=tuple(told),
        covers=covers,
        year=year or _period(newest.first_day, newest.last_day),
        warnings=tuple(read.warnings),
    )


def _period(first: int, last: int) -> Period:
    return Period(date.fromordinal(first), date.fromordinal(last))
