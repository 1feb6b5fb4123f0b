"""The story of a record then and now: in the last run, in this extract, and against what is settled of it."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache

from pbr.api.described.explanation import prepare_story, story_of
from pbr.api.given.types_given import must_be
from pbr.api.ledger.kept_run import kept_run
from pbr.api.ledger.reading import Row, entries_in, is_of
from pbr.api.ledger.run_basis import changes_of, settled_before
from pbr.api.ledger.started_run import RunAsked, StartedRun, started_run
from pbr.engine.run import Run
from pbr.explain.build import tell
from pbr.explain.explanation import Story
from pbr.explain.of_provider import of_provider
from pbr.ledger.changes import Why
from pbr.ledger.recorded_cells import text_recorded
from pbr.problems.problem import ProblemsFound
from pbr.records.record_id import full_name, line_id
from pbr.scheme.scheme import Scheme
from pbr.settlement.line import Line
from pbr.settlement.obligation import obligation_of
from pbr.values.dataclass import dataclass
from pbr.values.period import Period


@dataclass(frozen=True, slots=True)
class LastRunStory:
    """What the last run made of an id; no story where it was not in that run's records.

    ``laid_out`` is the folder that what the run kept was laid out in for a moment: places in the story begin with it.
    """

    run: int
    period: Period
    as_at: date
    story: Story | None
    laid_out: str


@dataclass(frozen=True, slots=True)
class LineAgainstLedger:
    """A line against the ledger: what stands, what was settled and what the run would move, and why it moves."""

    line: Line
    why: Why


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """The story of an id against a ledger.

    ``then`` is of the last run, None before the first; ``now`` of this extract, or what is wrong where it knows nothing
    of it. ``lines`` are against the ledger. ``entries`` are what was settled of it so far.
    """

    wanted: str
    run: int
    period: Period
    as_at: date
    scheme: Scheme
    then: LastRunStory | None
    now: Story | ProblemsFound
    lines: tuple[LineAgainstLedger, ...]
    entries: tuple[Row, ...]


def then_and_now(asked: RunAsked, wanted: str, provider: str = "") -> ThenAndNow:
    """Tell an id then and now, of one provider alone where one is named.

    Nothing of it is stored: the last run is worked out again from what it kept. Raises ``ProblemsFound`` where neither
    the ledger nor the records know the id, and with whatever is wrong with the scheme, the records or the ledger.
    """
    must_be(asked, RunAsked, "what is asked", "a RunAsked")
    must_be(wanted, str, "what is wanted", "text: the id of a plan, outcome, person or line")
    must_be(provider, str, "provider", "its id as text")
    with started_run(asked) as started:
        then, now = _then(started, wanted, provider), _now(started, wanted, provider)
        entries = tuple(row for row in entries_in(started.ledger) if is_of(row, wanted) and _is_its(row, provider))
        if isinstance(now, ProblemsFound) and not entries:
            raise now
        told = _lines_told(now) | (_lines_told(then.story) if then is not None else frozenset())
        why = _why_it_moves(started)
        lines = tuple(
            LineAgainstLedger(line, why(line))
            for line in _against_the_ledger(started)
            if provider in ("", line.provider_id) and (_names(wanted, line) or line.line_id in told)
        )
        prepared = started.prepared
        return ThenAndNow(
            wanted, started.number, prepared.period, prepared.as_at, prepared.scheme, then, now, lines, entries
        )


def _is_its(row: Row, provider: str) -> bool:
    return not provider or text_recorded(row["provider_id"]) == provider


def _names(wanted: str, line: Line) -> bool:
    """Whether an id names a line by itself: by its record, plan, person or provider, by its payment, or by a part."""
    part = full_name(line.payment, line.part)
    about = (line.record_id, line.record.plan, line.person_id, line.provider_id)
    of_record = (line_id(line.record.about, named) for named in (line.payment, part))
    return wanted in (line.line_id, *about, line.payment, part, *of_record)


def _lines_told(story: Story | ProblemsFound | None) -> frozenset[str]:
    """The lines that a story lists of what no one record is, as of a measure or of a code."""
    if story is None or isinstance(story, ProblemsFound):
        return frozenset()
    return frozenset(line.line_id for listed in story.listed for line in listed.lines)


def _of(story: Story, provider: str, wanted: str) -> Story:
    return of_provider(story, provider, wanted) if provider else story


def _then(started: StartedRun, wanted: str, provider: str) -> LastRunStory | None:
    """What the last run made of it; None before the first run."""
    if not started.ledger.runs:
        return None
    run = started.ledger.runs[-1]
    of = run.manifest
    with kept_run(started.ledger, run) as kept:
        try:
            prepared = prepare_story(kept.scheme, kept.records, of.period, of.as_at, True, False)
            story = _of(story_of(prepared, wanted), provider, wanted)
        except ProblemsFound:
            story = None
        return LastRunStory(of.run, of.period, of.as_at, story, str(kept.aside))


def _now(started: StartedRun, wanted: str, provider: str) -> Story | ProblemsFound:
    """What this extract makes of it, with what was put back; what is wrong where it knows nothing of it."""
    prepared = started.prepared
    try:
        story = tell(
            prepared.compiled, prepared.records, prepared.records_path, prepared.period, prepared.as_at, wanted,
            prepared.ongoing_until,
        )  # fmt: skip
        return _of(story, provider, wanted)
    except ProblemsFound as unknown:
        return unknown


def _against_the_ledger(started: StartedRun) -> Iterator[Line]:
    """Each line of the run: what stands, what was settled, and what it would move."""
    prepared = started.prepared
    before = settled_before(started, started.positions)
    run = Run(prepared.compiled, prepared.records, prepared.period, prepared.as_at, prepared.ongoing_until, before)
    return run.lines()


def _why_it_moves(started: StartedRun) -> Callable[[Line], Why]:
    """A function that says why a line is not what was settled of it: as the run would write it."""
    changes, positions_of = changes_of(started), lru_cache(1)(started.positions.of)

    def why(line: Line) -> Why:
        position = positions_of(line.provider_id).find(obligation_of(line)) if line.corrects else None
        return changes.why(line, position)

    return why
