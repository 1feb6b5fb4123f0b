"""A story as JSON: what came of each line and why, with its figures and facts as values and not only as sentences.

Amounts are text in pounds, days are ISO dates, numbers that end are decimals and others fractions, all as text.
"""

import json
from datetime import date
from fractions import Fraction
from typing import Any

from pbr.explain.explanation import Chapter, FactRead, LineStory, MeasureRead, PriceUsed, Story
from pbr.explain.lines_in_common import ListedLines
from pbr.settlement.line import Line
from pbr.settlement.reason_words import reason_in_words
from pbr.values.money import plain_pounds
from pbr.values.number import plain_number


def story_as_json(story: Story, wanted: str, period: tuple[date, date], as_at: date) -> str:
    """Give a story as JSON text, ending in a line feed; ``wanted`` is the id that was asked for."""
    said = {
        "explained": wanted,
        "period": {"first": period[0].isoformat(), "last": period[1].isoformat()},
        "as_at": as_at.isoformat(),
        "heading": list(story.heading),
        "amount": plain_pounds(story.amount),
        "chapters": [_chapter(one) for one in story.chapters],
        "not_for_it": [{"payment": one.payment, "part": one.part, "words": one.sentence} for one in story.outside],
        "measures": [_measure(one) for one in story.measures],
        "listed": [_listed(one) for one in story.listed],
        "counts": list(story.counts),
        "documents": list(story.documents),
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _chapter(chapter: Chapter) -> dict[str, Any]:
    return {
        "title": chapter.title,
        "standing": chapter.standing,
        "scope": chapter.scope,
        "lines": [_story(one) for one in chapter.lines],
        "prices": [_price(one) for one in chapter.prices],
        "working": list(chapter.working.steps),
        "rounding": chapter.working.rounding,
        "facts": [_fact(one) for one in chapter.facts],
        "rules": [{"name": one.name, "text": one.text, "standing": one.standing} for one in chapter.rules],
        "clause": None if chapter.clause is None else chapter.clause.text,
        "assumes": list(chapter.assumes),
        "limits": list(chapter.limits),
        "aside": chapter.aside,
    }


def _story(story: LineStory) -> dict[str, Any]:
    return {
        **line_as_json(story.line),
        "outcome": story.outcome,
        "why": story.why,
        "needs": list(story.needs),
        "working": list(story.working.steps),
        "rounding": story.working.rounding,
        "facts": [_fact(one) for one in story.facts],
        "measures": [_measure(one) for one in story.measures],
    }


def line_as_json(line: Line) -> dict[str, Any]:
    """A line with its figures and its reason, as values that JSON has."""
    return {
        "line_id": line.line_id,
        "provider_id": line.provider_id,
        "record_id": line.record_id,
        "plan_id": line.record.plan,
        "payment": line.payment,
        "part": line.part,
        "slot": line.slot.label,
        "status": str(line.status),
        "kind": str(line.kind),
        "due_on": _day(line.due_on),
        "service_from": _day(line.service_from),
        "service_to": _day(line.service_to),
        "quantity": _number(line.quantity),
        "unit": line.unit,
        "unit_price": _number(None if line.unit_price is None else line.unit_price / 100),
        "share": _number(line.share),
        "amount": plain_pounds(line.amount),
        "at_stake": None if line.at_stake is None else plain_pounds(line.at_stake),
        "reason": {"code": str(line.reason.code), "words": reason_in_words(line.reason)},
    }


def _price(price: PriceUsed) -> dict[str, Any]:
    figure = price.figure
    return {
        "price": figure.price,
        "from": _day(figure.since),
        "codes": list(figure.codes),
        "words": price.sentence,
        "standing": price.standing,
        "source": {"kind": price.provenance.kind, "text": price.provenance.text},
    }


def _fact(fact: FactRead) -> dict[str, Any]:
    return {"field": fact.field, "value": fact.value, "standing": fact.standing}


def _measure(measure: MeasureRead) -> dict[str, Any]:
    return {
        "counts": measure.counts,
        "step": measure.step,
        "standing": measure.standing,
        "not_known": list(measure.not_known),
    }


def _listed(listed: ListedLines) -> dict[str, Any]:
    return {
        "called": listed.called,
        "meaning": listed.meaning,
        "sums": list(listed.sums),
        "lines": [line_as_json(one) for one in listed.lines],
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _number(number: Fraction | None) -> str | None:
    return None if number is None else plain_number(number)
