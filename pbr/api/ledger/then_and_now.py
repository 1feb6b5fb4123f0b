"""The story of a record then and now: in the last run, in this extract, and against what is settled of it."""

from collections.abc import Iterator

from pbr.api.explanation import explanation_of
from pbr.api.ledger.kept_run import kept_run
from pbr.api.ledger.ledger_text import history_in_words
from pbr.api.ledger.reading import entries_in, is_of
from pbr.api.ledger.run_basis import withdrawn
from pbr.api.ledger.started_run import RunAsked, StartedRun, started_run
from pbr.api.prepare import prepare
from pbr.api.types_given import must_be
from pbr.engine.run import Run
from pbr.engine.settled_so_far import SettledBefore
from pbr.explain import explain as told
from pbr.problems.problem import ProblemsFound
from pbr.settlement.line import Line
from pbr.settlement.reason_words import reason_in_words
from pbr.values.money import pounds


def story_then_and_now(asked: RunAsked, wanted: str) -> str:
    """Tell what the last run made of an id, what this extract does, what stands and moves of it, and its entries.

    Nothing of it is stored: the last run is worked out again from what it kept. Raises ``ProblemsFound`` where neither
    the ledger nor the records know the id, and with whatever is wrong with the scheme, the records or the ledger.
    """
    must_be(asked, RunAsked, "what is asked", "a RunAsked")
    must_be(wanted, str, "what is wanted", "text: the id of a plan, outcome, person or line")
    with started_run(asked) as started:
        then, now = _then(started, wanted), _now(started, wanted)
        entries = [row for row in entries_in(started.ledger) if is_of(row, wanted)]
        if isinstance(now, ProblemsFound) and not entries:
            raise now
        lines = "".join(_in_the_ledger(started, wanted))
        period, number = started.prepared.period, started.number
    story = "It is not in these records, or nothing that this scheme settles has this id.\n"
    parts = [] if then is None else [_headed(then[0], then[1])]
    parts.append(_headed(f"Now, in run {number} of {period}", story if isinstance(now, ProblemsFound) else now))
    parts.append(_headed("Against the ledger", lines or "Nothing of it moves.\n"))
    if entries:
        parts.append(_headed("Settled so far", history_in_words(wanted, entries)))
    return "\n".join(parts)


def _headed(heading: str, story: str) -> str:
    return f"{heading}\n{'=' * len(heading)}\n\n{story}"


def _then(started: StartedRun, wanted: str) -> tuple[str, str] | None:
    """What the last run made of it, with a heading; None before the first run."""
    if not started.ledger.runs:
        return None
    run = started.ledger.runs[-1]
    of = run.manifest
    heading = f"Then, in run {of.run} of {of.period}"
    with kept_run(started.ledger, run) as kept:
        try:
            prepared = prepare(kept.scheme, kept.records, of.period, of.as_at, hold_errors=True, show_values=False)
            # What the run kept is laid out for a moment only: its files are named as those of the run.
            return heading, explanation_of(prepared, wanted).replace(str(kept.aside), f"run {of.run}")
        except ProblemsFound:
            return heading, "It was not in the records of that run, or cannot be told from them alone.\n"


def _now(started: StartedRun, wanted: str) -> str | ProblemsFound:
    """What this extract makes of it, with what was put back; what is wrong where it knows nothing of it."""
    prepared = started.prepared
    try:
        return told(
            prepared.compiled, prepared.records, prepared.records_path, prepared.period, prepared.as_at, wanted,
            prepared.ongoing_until,
        )  # fmt: skip
    except ProblemsFound as unknown:
        return unknown


def _in_the_ledger(started: StartedRun, wanted: str) -> Iterator[str]:
    """Each line of it: what stands, what was settled, and what this run would move."""
    prepared = started.prepared
    before = SettledBefore(started.positions, withdrawn(started))
    run = Run(prepared.compiled, prepared.records, prepared.period, prepared.as_at, prepared.ongoing_until, before)
    for line in run.lines():
        if wanted in (line.line_id, line.record_id, line.record.plan, line.person_id, line.provider_id):
            yield _said(line)


def _said(line: Line) -> str:
    moves = f"this run moves {pounds(line.amount)}" if line.amount else "nothing moves"
    stands = f"{pounds(line.due_to_date)} stands, {pounds(line.settled_before)} was settled"
    corrects = f" (entry {line.corrects})" if line.corrects else ""
    return f"- {line.line_id}, {line.provider_id}: {stands}{corrects}, {moves}: {reason_in_words(line.reason)}\n"
