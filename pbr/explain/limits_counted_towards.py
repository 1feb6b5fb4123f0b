"""The limits that a payment told of counts towards, where what they take or add is on a line of somebody wider."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pbr.engine.limits.limit_windows import window_counted_in
from pbr.explain.explain_context import Telling
from pbr.explain.explanation import Chapter
from pbr.explain.places_counted import places_over
from pbr.explain.quantities_counted import quantities_over
from pbr.records.record_id import line_id, record_id
from pbr.scheme.limits.limits import Limit
from pbr.settlement.limit_use import LimitUse
from pbr.settlement.line import Line
from pbr.values.money import pounds


def with_limits(chapters: Sequence[Chapter], telling: Telling) -> tuple[Chapter, ...]:
    """The chapters, each with the limits over its lines that have no chapter of their own in this story."""
    told = {one.line.line_id for chapter in chapters for one in chapter.lines}
    lines = {line.line_id: line for line in telling.lines}
    plan_of = {child.id: family.head.id for family in telling.families for child in family.children}
    return tuple(
        replace(
            chapter,
            limits=(
                *_limits_over(chapter, told, lines, plan_of, telling),
                *quantities_over(chapter, telling),
                *places_over(chapter, telling),
            ),
        )
        for chapter in chapters
    )


def _limits_over(
    chapter: Chapter, told: set[str], lines: Mapping[str, Line], plan_of: Mapping[str, str], telling: Telling
) -> Iterator[str]:
    for limit in telling.scheme.limits:
        limited = [one.line for one in chapter.lines if one.line.payment in limit.of]
        runs = telling.scheme.runs
        for over, whose, window in dict.fromkeys(
            (*_whose(limit, line, plan_of), window_counted_in(limit, line, runs)) for line in limited
        ):
            if not limit.by_window:
                named, there = line_id(whose, limit.name), over
            elif window is not None:
                named, there = line_id(whose, limit.name, window.label), f"{over} in {window.label}"
            else:
                continue
            if named not in told:
                yield _said(limit.in_window(window, runs), there, named, lines.get(named), telling.uses.get(named))


def _whose(limit: Limit, line: Line, plan_of: Mapping[str, str]) -> tuple[str, str]:
    """Whom a limit over this line is over, and what the limit's own line is named after."""
    match limit.over:
        case "plan":
            plan_id = plan_of.get(line.record_id, line.record_id)
            return plan_id, plan_id
        case "person with each provider":
            return f"{line.person_id} with {line.provider_id}", record_id((line.person_id, line.provider_id))
        case "person with all providers":
            return f"{line.person_id} with all providers", record_id((line.person_id, line.provider_id))
        case "provider":
            return line.provider_id, line.provider_id


def _said(limit: Limit, over: str, named: str, line: Line | None, use: LimitUse | None) -> str:
    side, does = ("no more than", "takes") if limit.cap else ("no less than", "adds")
    money = pounds(limit.pence) if limit.worked is None else limit.text
    bound = f"{limit.name}: {side} {money} over {limit.one} {over}{used_in_words(use)}"
    if line is None:
        return f"{bound}; it {does} nothing so far."
    amount = f"{pounds(line.amount)} in this settlement"
    return f"{bound}; what it {does} is on {named}, {amount} (ask for --explain {named})."


def used_in_words(use: LimitUse | None) -> str:
    """How much of a limit is used, and what is left: as it follows what the limit is. Empty where nothing is due."""
    if use is None:
        return ""
    if use.is_fund:
        left = "" if use.left is None else f", and {pounds(use.left)} is left"
        return f"; {pounds(use.used)} of {pounds(use.bound or 0)} that was there is drawn{left}"
    if use.bound is None or use.left is None:
        return f"; {pounds(use.used)} is due under it, and what it comes to is not known"
    if not use.cap:
        return f"; {pounds(use.used)} is due under it" + ("" if use.reached else f", {pounds(use.left)} below that")
    if use.reached:
        return f"; {pounds(use.used)} of {pounds(use.bound)} is used, and it is reached"
    return f"; {pounds(use.used)} of {pounds(use.bound)} is used, and {pounds(use.left)} is left"
