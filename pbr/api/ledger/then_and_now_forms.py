"""A story then and now in words, as JSON, or as a letter to its provider."""

import json
from collections.abc import Iterator
from textwrap import fill
from typing import Any

from pbr.api.ledger.ledger_text import history_in_words
from pbr.api.ledger.started_run import RunAsked
from pbr.api.ledger.then_and_now import LastRunStory, LineAgainstLedger, ThenAndNow, then_and_now
from pbr.explain.explanation import Story
from pbr.explain.render_text import WIDTH, as_text
from pbr.explain.story_json import line_as_json, story_as_json
from pbr.ledger.entries_csv import because_cell
from pbr.ledger.recorded_cells import text_recorded
from pbr.problems.problem import ProblemsFound
from pbr.settlement.reason_words import reason_in_words
from pbr.values.money import plain_pounds, pounds

_IDS = frozenset({"line_id", "scheme", "provider_id", "person_id", "record_id", "plan_id", "payment", "part", "slot"})


def story_then_and_now(asked: RunAsked, wanted: str, provider: str = "") -> str:
    """Tell what this run moves of an id, its entries so far, and the story of it in the last run and in this extract.

    Nothing of it is stored: the last run is worked out again from what it kept. It is of one provider alone where one
    is named. Raises ``ProblemsFound`` where neither the ledger nor the records know the id, and with whatever is wrong
    with the scheme, the records or the ledger.
    """
    return _in_text(then_and_now(asked, wanted, provider))


def story_then_and_now_in_json(asked: RunAsked, wanted: str, provider: str = "") -> str:
    """Give the same as JSON for a program: ``then`` and ``now`` have the form that a story has without a ledger."""
    return _in_json(then_and_now(asked, wanted, provider))


def story_then_and_now_as_letter(asked: RunAsked, wanted: str, provider: str = "") -> str:
    """Give what stands of an id, what this run would pay and what was settled so far, as a page for its provider.

    Raises ``ProblemsFound`` as the others do, and where it is of several providers.
    """
    # imported late: only a page needs templates
    from pbr.remittance.ledger_letter import ledger_letter

    told = then_and_now(asked, wanted, provider)
    lines = [(one.line, one.why) for one in told.lines]
    return ledger_letter(told.wanted, lines, told.entries, told.scheme, told.period, told.as_at)


def _in_text(told: ThenAndNow) -> str:
    """What the run moves stands first, and the stories that it is worked by last: each is of one extract alone."""
    parts = [_headed(f"What run {told.run} of {told.period} moves", _moved_in_text(told))]
    if told.entries:
        parts.append(_headed("Settled so far", history_in_words(told.wanted, told.entries)))
    if told.then is not None:
        parts.append(_then_in_text(told.then))
    story = "It is not in these records, or nothing that this scheme settles has this id.\n"
    if not isinstance(told.now, ProblemsFound):
        story = f"{_basis(told.run)}\n{as_text(told.now)}"
    parts.append(_headed(f"The worked basis now, in run {told.run} of {told.period}", story))
    return "\n".join(parts)


def _headed(heading: str, story: str) -> str:
    return f"{heading}\n{'=' * len(heading)}\n\n{story}"


def _basis(run: int) -> str:
    """What is said before a story, whose sum is what is due in its period and no payment of the run."""
    said = (
        f"How what stands in run {run} is worked out, from its records. What is due here is of its period alone, "
        "as if nothing had been settled before: what the run moves is less what was settled."
    )
    return f"{fill(said, WIDTH)}\n"


def _then_in_text(then: LastRunStory) -> str:
    story = "It was not in the records of that run, or cannot be told from them alone.\n"
    if then.story is not None:
        story = f"{_basis(then.run)}\n{_named_by_run(as_text(then.story), then)}"
    return _headed(f"The worked basis then, in run {then.run} of {then.period}", story)


def _named_by_run(text: str, then: LastRunStory) -> str:
    """What the run kept is laid out for a moment only: its files are named as those of the run."""
    return text.replace(then.laid_out, f"run {then.run}")


def _moved_in_text(told: ThenAndNow) -> str:
    """What moves in all, and line by line, those that move something before the others."""
    if not told.lines:
        return f"Nothing of {told.wanted} moves.\n"
    of_lines = [one.line for one in told.lines]
    up, down = (sum(line.amount for line in of_lines if line.amount * sign > 0) for sign in (1, -1))
    both = f" ({pounds(up)} up and {pounds(-down)} down)" if up and down else ""
    moves = f"This run moves {pounds(up + down)}{both}" if up or down else "This run moves nothing"
    stands, settled = (sum(line.due_to_date for line in of_lines), sum(line.settled_before for line in of_lines))
    in_all = f"{moves} of {told.wanted}: {pounds(stands)} stands, less {pounds(settled)} that was settled before."
    lines = sorted(told.lines, key=lambda one: not one.line.amount)
    return f"{fill(in_all, WIDTH)}\n\n{''.join(map(_line_in_text, lines))}"


def _line_in_text(told: LineAgainstLedger) -> str:
    line = told.line
    moves = f"this run moves {pounds(line.amount)}" if line.amount else "nothing moves"
    stands = f"{pounds(line.due_to_date)} stands, {pounds(line.settled_before)} was settled"
    corrects = f" (entry {line.corrects})" if line.corrects else ""
    because = because_cell(*told.why)
    why = f" ({because})" if because else ""
    return f"- {line.line_id}, {line.provider_id}: {stands}{corrects}, {moves}{why}: {reason_in_words(line.reason)}\n"


def _in_json(told: ThenAndNow) -> str:
    now = None if isinstance(told.now, ProblemsFound) else _story(told.now, told)
    said = {
        "explained": told.wanted,
        "run": told.run,
        "period": _period(told),
        "as_at": told.as_at.isoformat(),
        "then": None if told.then is None else _then_in_json(told.then, told.wanted),
        "now": now,
        "against_the_ledger": list(map(_line_in_json, told.lines)),
        "settled_so_far": list(_entries(told)),
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _period(of: ThenAndNow | LastRunStory) -> dict[str, str]:
    return {"first": of.period.first.isoformat(), "last": of.period.last.isoformat()}


def _then_in_json(then: LastRunStory, wanted: str) -> dict[str, Any]:
    story: Any = None
    if then.story is not None:
        text = story_as_json(then.story, wanted, (then.period.first, then.period.last), then.as_at)
        story = json.loads(_named_by_run(text, then))
    return {"run": then.run, "period": _period(then), "as_at": then.as_at.isoformat(), "story": story}


def _story(story: Story, told: ThenAndNow) -> Any:
    return json.loads(story_as_json(story, told.wanted, (told.period.first, told.period.last), told.as_at))


def _line_in_json(told: LineAgainstLedger) -> dict[str, Any]:
    line = told.line
    return {
        **line_as_json(line),
        "due_to_date": plain_pounds(line.due_to_date),
        "settled_before": plain_pounds(line.settled_before),
        "corrects": str(line.corrects) if line.corrects else None,
        "because": because_cell(*told.why) or None,
    }


def _entries(told: ThenAndNow) -> Iterator[dict[str, Any]]:
    """What was settled of it so far, cell by cell; ids are as they are, without what keeps a spreadsheet from them."""
    for row in told.entries:
        yield {name: (text_recorded(cell) if name in _IDS else cell) or None for name, cell in row.items()}
