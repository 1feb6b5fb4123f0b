"""A story as plain text: sentences under short headings, no wider than a terminal, with nothing hidden in it."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from textwrap import shorten, wrap

from pbr.explain.explanation import Chapter, FactRead, LineStory, MeasureRead, Story
from pbr.explain.lines_in_common import ListedLines
from pbr.explain.summary import summary_of
from pbr.problems.visible_text import visible

WIDTH = 100
_LABEL = 11


def as_text(story: Story) -> str:
    """The whole story, ending with a line feed."""
    lines = [*_lines(story)]
    return "".join(f"{line}\n" for line in lines)


def _lines(story: Story) -> Iterator[str]:
    for sentence in story.heading:
        yield from _wrapped(sentence, "", "  ")
    for sentence in summary_of(story):
        yield shorten(visible(sentence), WIDTH, placeholder=" …")
    for chapter in story.chapters:
        yield ""
        yield from _chapter(chapter)
    for listed in story.listed:
        yield ""
        yield from _listed(listed)
    if story.counts:
        yield ""
        yield "What it came to"
        for counts in story.counts:
            yield from _wrapped(f"- {counts}", "  ", "    ")
    if story.outside:
        yield ""
        yield "Not for it"
        for outside in story.outside:
            yield from _wrapped(f"- {outside.sentence}", "  ", "    ")
    if story.measures:
        yield ""
        yield "Measures"
        for measure in story.measures:
            yield from _wrapped(f"- {_measure(measure)}", "  ", "    ")
    if story.documents:
        yield ""
        yield "Documents"
        for document in story.documents:
            yield from _wrapped(document, "  ", "    ")


def _listed(listed: ListedLines) -> Iterator[str]:
    many = "1 line" if len(listed.lines) == 1 else f"{len(listed.lines):,} lines" if listed.lines else "no lines"
    yield from _wrapped(f"All of {listed.called}: {many}", "", "  ")
    for sum_ in listed.sums:
        yield from _wrapped(sum_, "  ", "    ")
    for one in listed.each:
        yield from _wrapped(f"* {one}", "  ", "    ")
    if listed.counted_by:
        measures = " and ".join(listed.counted_by)
        yield from _wrapped(f"Lines scaled by {measures} are among them, where it may be counted.", "  ", "  ")
    if listed.lines:
        line = listed.lines[0].line_id
        yield from _wrapped(f"Ask for a line by its id, as in --explain {line}, for why.", "  ", "  ")


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield from _wrapped(f"{chapter.title} ({chapter.standing})", "", "  ")
    if chapter.scope:
        yield from _wrapped(f"{chapter.scope[0].upper()}{chapter.scope[1:]}.", "  ", "  ")
    for told in chapter.lines:
        yield from _line(told)
    prices = (f"{one.sentence}. In the scheme at {one.standing}; {one.provenance.sentence}." for one in chapter.prices)
    yield from _labelled("price", prices)
    yield from _labelled("working", chapter.working.steps)
    yield from _labelled("rounding", [chapter.working.rounding])
    yield from _labelled("facts", _facts(chapter.facts))
    yield from _labelled("rule", (f"{rule.name} means {rule.text} ({rule.standing})." for rule in chapter.rules))
    yield from _labelled("clause", [f"{chapter.clause.sentence}." if chapter.clause else ""])
    yield from _labelled("assumed", (f"{assumed}." for assumed in chapter.assumes))
    yield from _labelled("limit", chapter.limits)
    yield from _wrapped(chapter.aside, "  ", "  ")


def _line(told: LineStory) -> Iterator[str]:
    yield from _wrapped(f"* {told.line.line_id}: {told.outcome}", "  ", "    ")
    yield from _wrapped(told.why, "    ", "    ")
    yield from _needs(told.needs)
    yield from _labelled("working", told.working.steps, "    ")
    yield from _labelled("rounding", [told.working.rounding], "    ")
    yield from _labelled("measure", (_measure(measure) for measure in told.measures), "    ")
    for measure in told.measures:
        yield from _labelled("not known", (f"{row}." for row in measure.not_known), "    ")
    yield from _labelled("facts", _facts(told.facts), "    ")


def _needs(needs: tuple[str, ...]) -> Iterator[str]:
    if len(needs) == 1:
        yield from _wrapped(f"To be due it needs this: {needs[0]}.", "    ", "    ")
    elif needs:
        yield "    To be due it needs all of these:"
        for need in needs:
            yield from _wrapped(f"- {need}", "    ", "      ")


def _facts(facts: Iterable[FactRead]) -> Iterator[str]:
    """The facts of one row together, after the file and line they stand on; each that a phrase says by itself."""
    facts = sorted(facts, key=lambda fact: fact.standing)
    for standing, group in groupby((fact for fact in facts if not fact.phrase), key=lambda fact: fact.standing):
        yield f"{standing}: {', '.join(f'{fact.field} is {fact.value}' for fact in group)}."
    for fact in facts:
        if fact.phrase:
            said = f"'{fact.phrase.text}'" if fact.phrase.text else "blank"
            yield f"{fact.field} is {fact.value}: '{fact.phrase.heading}' is {said}, {fact.standing}."


def _measure(measure: MeasureRead) -> str:
    said = "; ".join(part for part in (measure.counts, measure.step) if part)
    return f"{said}. In the scheme at {measure.standing}; {measure.provenance.sentence}."


def _labelled(label: str, texts: Iterable[str], margin: str = "  ") -> Iterator[str]:
    """Paragraphs of one sort, the label before the first of them."""
    for text in texts:
        if text:
            yield from _wrapped(text, f"{margin}{label:<{_LABEL}}", margin + " " * _LABEL)
            label = ""


def _wrapped(text: str, first: str, others: str) -> list[str]:
    return wrap(
        visible(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )
