"""The first lines of a story: what is due, and what is not paid and why."""

from pbr.explain.explanation import LineStory, Story
from pbr.explain.requirements import SETTLED
from pbr.settlement.line import Line
from pbr.settlement.reason import NotDue, waits_for_its_day_alone
from pbr.settlement.reason_words import clause_in_words
from pbr.values.money import pounds

MOST_REASONS = 2


def summary_of(story: Story) -> list[str]:
    """At most three sentences: the sum that is due, then one for each reason that something is not paid."""
    said = [f"Due in this period for what is told here: {pounds(story.amount)}"]
    if not story.chapters:
        return said if story.listed else [*said, *(f"Not paid: {one.sentence}" for one in story.outside[:1])]
    reasons: dict[tuple[bool, object], list[LineStory]] = {}
    for one in (one for chapter in story.chapters for one in chapter.lines):
        if one.line.status not in SETTLED:
            reasons.setdefault(((one.line.at_stake or 0) < 0, _reason_of(one)), []).append(one)
    shown = MOST_REASONS if len(reasons) <= MOST_REASONS else MOST_REASONS - 1
    said += [_sentence(deducted, told) for (deducted, _), told in list(reasons.items())[:shown]]
    rest = [one for told in list(reasons.values())[shown:] for one in told]
    if rest:
        said.append(f"Nor are {len(rest):,} more lines, for {len(reasons) - shown} other reasons: they are told below")
    return said


def _reason_of(told: LineStory) -> object:
    """What lines with one reason have in common: those that wait for their day alone have one, whatever the day."""
    return NotDue if waits_for_its_day_alone(told.line.reason) else _because(told)


def _because(told: LineStory) -> str:
    return told.because or clause_in_words(told.line.reason)


def _sentence(deducted: bool, told: list[LineStory]) -> str:
    """The lines with one reason, and the reason; of several days that are waited for, the first."""
    lines = [one.line for one in told]
    days = [line.reason.until for line in lines if isinstance(line.reason, NotDue)]
    if days and max(days) != min(days):
        return f"{'Not taken off' if deducted else 'Not due'} before {min(days)}: {_what(lines)}"
    return f"{'Not taken off' if deducted else 'Not paid'}: {_what(lines)}, because {_because(told[0])}"


def _what(lines: list[Line]) -> str:
    """The lines with one reason: the one that it is, or how many, and what they come to where that is known."""
    stakes = [line.at_stake for line in lines]
    known = [pence for pence in stakes if pence is not None]
    sum_ = f" {pounds(abs(sum(known)))}" if known and len(known) == len(lines) else ""
    named = lines[0].line_id if len(lines) == 1 else f"{len(lines):,} lines from {lines[0].line_id} on"
    together = " of" if len(lines) == 1 else ", together"
    return f"{named}{together if sum_ else ''}{sum_}"
