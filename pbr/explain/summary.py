"""The first lines of a story: what is due, and what is not paid and why."""

from pbr.explain.explanation import Story
from pbr.explain.requirements import SETTLED
from pbr.settlement.line import Line
from pbr.settlement.reason_words import clause_in_words
from pbr.values.money import pounds

MOST_REASONS = 2


def summary_of(story: Story) -> list[str]:
    """At most three sentences: the sum that is due, then one for each reason that something is not paid."""
    said = [f"Due in this period for what is told here: {pounds(story.amount)}"]
    if not story.chapters:
        return said if story.listed else [*said, *(f"Not paid: {one.sentence}" for one in story.outside[:1])]
    reasons: dict[tuple[bool, str], list[Line]] = {}
    for line in (one.line for chapter in story.chapters for one in chapter.lines):
        if line.status not in SETTLED:
            reasons.setdefault(((line.at_stake or 0) < 0, clause_in_words(line.reason)), []).append(line)
    shown = MOST_REASONS if len(reasons) <= MOST_REASONS else MOST_REASONS - 1
    for (deducted, clause), lines in list(reasons.items())[:shown]:
        said.append(f"{'Not taken off' if deducted else 'Not paid'}: {_what(lines)}, because {clause}")
    rest = [line for lines in list(reasons.values())[shown:] for line in lines]
    if rest:
        said.append(f"Nor are {len(rest):,} more lines, for {len(reasons) - shown} other reasons: they are told below")
    return said


def _what(lines: list[Line]) -> str:
    """The lines with one reason: the one that it is, or how many, and what they come to where that is known."""
    stakes = [line.at_stake for line in lines]
    known = [pence for pence in stakes if pence is not None]
    sum_ = f" {pounds(abs(sum(known)))}" if known and len(known) == len(lines) else ""
    named = lines[0].line_id if len(lines) == 1 else f"{len(lines):,} lines from {lines[0].line_id} on"
    together = " of" if len(lines) == 1 else ", together"
    return f"{named}{together if sum_ else ''}{sum_}"
