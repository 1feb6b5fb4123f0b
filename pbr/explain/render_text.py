"""A story as plain text: sentences under short headings, no wider than a terminal, with nothing hidden in it.

What would stand there more than three times, a step of the working of every instalment or the assumptions of a payment
that is told for every visit, is said the first time.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby
from textwrap import shorten, wrap

from pbr.explain.explanation import Chapter, FactRead, LineStory, MeasureRead, Story
from pbr.explain.instalments_alike import outcome_together, told_together
from pbr.explain.lines_in_common import ListedLines
from pbr.explain.summary import summary_of
from pbr.problems.visible_text import visible
from pbr.settlement.reason import waits_for_its_day_alone

WIDTH = 100
_LABEL = 11
_MOST_TOLD_AGAIN = 3


def as_text(story: Story) -> str:
    """The whole story, ending with a line feed."""
    lines = [*_lines(story)]
    return "".join(f"{line}\n" for line in lines)


def _lines(story: Story) -> Iterator[str]:
    for sentence in story.heading:
        yield from _wrapped(sentence, "", "  ")
    for sentence in summary_of(story):
        # Cut between words alone: half of a day, an id or a path would be taken for another.
        yield shorten(visible(sentence), WIDTH, placeholder=" …", break_on_hyphens=False)
    first_of = _first_of_many(story.chapters)
    for chapter in story.chapters:
        yield ""
        yield from _chapter(chapter, first_of.get(chapter.standing, chapter))
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


def _first_of_many(chapters: Sequence[Chapter]) -> dict[str, Chapter]:
    """The first chapter of each payment or limit that has more chapters than it is told in, by where it stands."""
    many = Counter(chapter.standing for chapter in chapters)
    return {one.standing: one for one in reversed(chapters) if many[one.standing] > _MOST_TOLD_AGAIN}


def _again(chapter: Chapter) -> frozenset[str]:
    """The steps of the working of more lines of a chapter than they are told again in."""
    many = Counter(step for told in chapter.lines for step in dict.fromkeys(told.working.steps))
    return frozenset(step for step, lines in many.items() if lines > _MOST_TOLD_AGAIN)


def _chapter(chapter: Chapter, first: Chapter) -> Iterator[str]:
    """A chapter; what it rests on as the ``first`` of its payment does stands there."""
    told_there = chapter is not first and chapter.clause is not None and _rest(chapter) == _rest(first)
    yield from _wrapped(f"{chapter.title} ({chapter.standing})", "", "  ")
    if chapter.scope:
        yield from _wrapped(f"{chapter.scope[0].upper()}{chapter.scope[1:]}.", "  ", "  ")
    again, said = _again(chapter), set[str]()
    for alike in told_together(chapter.lines):
        yield from _line(alike[0], said) if len(alike) == 1 else _instalments(alike)
        said |= again.intersection(alike[0].working.steps)
    prices = (f"{one.sentence}. In the scheme at {one.standing}; {one.provenance.sentence}." for one in chapter.prices)
    yield from _labelled("price", prices)
    yield from _labelled("working", chapter.working.steps)
    yield from _labelled("rounding", [chapter.working.rounding])
    yield from _labelled("facts", _facts(chapter.facts))
    if told_there:
        yield from _labelled("clause", [f"with its rules and assumptions as told of {first.lines[0].line.line_id}."])
    else:
        yield from _rests_on(chapter)
    yield from _labelled("limit", chapter.limits)
    yield from _wrapped(chapter.aside, "  ", "  ")


def _rest(chapter: Chapter) -> tuple[object, ...]:
    return chapter.rules, chapter.clause, chapter.assumes


def _rests_on(chapter: Chapter) -> Iterator[str]:
    yield from _labelled("rule", (f"{rule.name} means {rule.text} ({rule.standing})." for rule in chapter.rules))
    yield from _labelled("clause", [f"{chapter.clause.sentence}." if chapter.clause else ""])
    yield from _labelled("assumed", (f"{assumed}." for assumed in chapter.assumes))


def _line(told: LineStory, said: Container[str]) -> Iterator[str]:
    """A line; the steps that were ``said`` of one before it are not told again, beside others of its own."""
    steps = [step for step in told.working.steps if step not in said] or told.working.steps
    yield from _wrapped(f"* {told.line.line_id}: {told.outcome}", "  ", "    ")
    yield from _wrapped(told.why, "    ", "    ")
    yield from _needs(told.needs)
    yield from _labelled("working", steps, "    ")
    yield from _labelled("rounding", [told.working.rounding], "    ")
    yield from _labelled("measure", (_measure(measure) for measure in told.measures), "    ")
    for measure in told.measures:
        yield from _labelled("not known", (f"{row}." for row in measure.not_known), "    ")
    yield from _labelled("facts", _facts(told.facts), "    ")


def _instalments(alike: Sequence[LineStory]) -> Iterator[str]:
    """Instalments that are alike but for their day, with the working of the first of them."""
    first, others = alike[0], len(alike) - 1
    named = f"{first.line.line_id} and the {others} instalments after it"
    yield from _wrapped(f"* {named}: {outcome_together(alike)}", "  ", "    ")
    yield from _wrapped(first.why, "    ", "    ")
    if not waits_for_its_day_alone(first.line.reason):
        yield from _needs(first.needs)
    yield from _labelled("working", (*first.working.steps, "The others likewise, each by its number."), "    ")
    yield from _labelled("rounding", [first.working.rounding], "    ")
    yield from _labelled("measure", (_measure(measure) for measure in first.measures), "    ")
    yield from _labelled("facts", _facts(first.facts), "    ")


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
