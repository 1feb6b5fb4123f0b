"""What a comparison asks of each scheme by itself: worked out when it is asked, or in several processes beforehand."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar

from pbr.api.settling.processes import results_of
from pbr.api.settling.workers_that_pay import START
from pbr.records.consistency import RecordsCompared
from pbr.records.consistency.contradiction_warnings import NamedFinding, contradicting, contradicting_as_recorded
from pbr.simulate.backcast.casting import Casting, OneCast, Watch
from pbr.simulate.incentives.incentives import Incentives, incentives_of
from pbr.simulate.payoff.scheme_model import SchemeModels
from pbr.simulate.scenario.assumptions import Assumptions
from pbr.simulate.scenario.what_if import WhatIf
from pbr.simulate.schemes_compared import Candidate
from pbr.simulate.shared_extract.shared_extract import records_for
from pbr.values.period import Period

Given = TypeVar("Given")


_Compared = tuple[frozenset[str], Period]
"""The tables that a scheme reads, and the days over which it runs: what contradictions are looked for by."""


class EachScheme(Protocol):
    """Gives what a comparison asks of one scheme."""

    def cast(self, candidate: Candidate) -> OneCast:
        """What the scheme would have paid."""

    def contradictions(self, candidate: Candidate) -> list[NamedFinding]:
        """What the records it reads contradict each other in."""

    def rewards(self, candidate: Candidate, what_if: WhatIf) -> Incentives:
        """What it rewards; ``what_if`` then knows of the sums on which that rests."""


class OneByOne:
    """Works out what is asked of a scheme when it is asked."""

    def __init__(self, casting: Casting, watch: Watch) -> None:
        self._casting, self._watch = casting, watch
        self._contradictions: dict[_Compared, list[NamedFinding]] = {}

    def cast(self, candidate: Candidate) -> OneCast:
        """What the scheme would have paid."""
        return self._casting.cast(candidate, self._watch)

    def contradictions(self, candidate: Candidate) -> list[NamedFinding]:
        """What the records it reads contradict each other in."""
        compared = _compared(candidate)
        if compared not in self._contradictions:
            self._contradictions[compared] = _contradictions(candidate, self._casting)
        return self._contradictions[compared]

    def rewards(self, candidate: Candidate, what_if: WhatIf) -> Incentives:
        """What it rewards; ``what_if`` then knows of the sums on which that rests."""
        return incentives_of(candidate, records_for(candidate, what_if.records), what_if)


class ProcessAnswer(NamedTuple):
    """What a process found, or what stopped it, which is raised when somebody asks."""

    given: Any
    stopped: Exception | None


class InProcesses:
    """Works out the same of several schemes in so many processes at once."""

    def __init__(self, at_once: int, start: str = START) -> None:
        self._at_once, self._start = at_once, start

    def __call__(self, work: Callable[..., Given], each: Iterable[tuple[Any, ...]], /) -> Iterator[Given]:
        """Do it all, and give what came of each in order; what stopped one is raised when it is come to."""
        answers: list[ProcessAnswer] = results_of(
            _answered, [(work, *arguments) for arguments in each], self._start, self._at_once
        )
        for given, stopped in answers:
            if stopped is not None:
                raise stopped
            yield given


class AllAtOnce:
    """Has what is asked of every scheme worked out in so many processes, before any of it is asked.

    A scheme that is then left out was settled for nothing, and what is wrong with it is not told.
    """

    def __init__(
        self, casting: Casting, assumptions: Assumptions, draws: bool, workers: int, start: str = START
    ) -> None:
        rows = {name: len(table.rows) for name, table in casting.records.tables.items()}
        # The longest begin first, so that none is waited for at the end.
        longest_first = sorted(
            casting.read.included, key=lambda one: -sum(rows.get(name, 0) for name in one.compiled.needs)
        )
        for one in casting.read.included:
            # Each process begins as a copy of this one, and would find it again.
            casting.tell_rows_apart(one)
        # What contradicts itself is the same for all that read the same tables.
        compared = {_compared(one): one for one in reversed(longest_first)}
        each: list[tuple[Any, ...]] = [
            (work, one, casting, *more)
            for one in longest_first
            for work, *more in ((_cast,), (_rewards, assumptions, draws), (_contradictions,))
            if work is not _contradictions or compared[_compared(one)] is one
        ]
        answers: Sequence[ProcessAnswer] = results_of(_answered, each, start, workers)
        self._answers = {(one.name, work): given for (work, one, *_), given in zip(each, answers, strict=True)}
        self._compared = {key: one.name for key, one in compared.items()}

    def cast(self, candidate: Candidate) -> OneCast:
        """What the scheme would have paid."""
        found: OneCast = self._of(candidate.name, _cast)
        return found

    def contradictions(self, candidate: Candidate) -> list[NamedFinding]:
        """What the records it reads contradict each other in."""
        found: list[NamedFinding] = self._of(self._compared[_compared(candidate)], _contradictions)
        return found

    def rewards(self, candidate: Candidate, what_if: WhatIf) -> Incentives:
        """What it rewards; ``what_if`` then knows of the sums on which that rests."""
        found: tuple[Incentives, SchemeModels | None] = self._of(candidate.name, _rewards)
        incentives, known = found
        if known is not None:
            what_if.know(candidate, known)
        return incentives

    def _of(self, name: str, work: Callable[..., Any]) -> Any:
        given, stopped = self._answers[name, work]
        if stopped is not None:
            raise stopped
        return given


def _answered(work: Callable[..., Any], *arguments: Any) -> ProcessAnswer:
    try:
        return ProcessAnswer(work(*arguments), None)
    except Exception as stopped:
        return ProcessAnswer(None, stopped)


def _cast(candidate: Candidate, casting: Casting) -> OneCast:
    return casting.cast(candidate, lambda batch: None)


def _compared(candidate: Candidate) -> _Compared:
    return frozenset(candidate.compiled.needs), candidate.scheme.runs


def _contradictions(candidate: Candidate, casting: Casting) -> list[NamedFinding]:
    """As the scheme by itself would find them; what was invented contradicts nothing."""
    read, day = casting.read, casting.over.as_at
    invented = {one.table for one in read.inventions}
    own = records_for(candidate, casting.records)
    recorded = {name: table for name, table in own.tables.items() if name not in invented}
    as_written = {name: read.extract.tables[name] for name in recorded}
    runs = candidate.scheme.runs
    return [
        *contradicting(RecordsCompared(recorded, day, own.held_rows, runs)),
        *contradicting_as_recorded(RecordsCompared(as_written, day, own.held_rows, runs)),
    ]


def _rewards(
    candidate: Candidate, casting: Casting, assumptions: Assumptions, draws: bool
) -> tuple[Incentives, SchemeModels | None]:
    what_if = WhatIf(casting.records, [candidate], assumptions)
    incentives = incentives_of(candidate, records_for(candidate, casting.records), what_if)
    return incentives, what_if.known(candidate) if draws else None
