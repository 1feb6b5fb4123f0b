"""The chapter of a limit: the line of a cap or a floor, from what each of its payments has come to."""

from pbr.explain.explain_context import Telling, standing
from pbr.explain.explanation import Chapter, LineStory, Working
from pbr.explain.line_outcome import why_of
from pbr.explain.who_pays import paid_out
from pbr.scheme.limits.limits import Limit
from pbr.settlement.limit_reason_words import worked_in_words
from pbr.settlement.line import Line, Status
from pbr.settlement.reason import LimitReached, WorkedOut
from pbr.settlement.slot import WindowSlot
from pbr.values.money import pounds


def chapter_of_limit(line: Line, limit: Limit, over: str, telling: Telling) -> Chapter:
    """The line of a cap or a floor, from what each of its payments has come to."""
    window = line.slot.window if isinstance(line.slot, WindowSlot) else None
    within = "" if window is None else f" in {window.label}"
    limit = limit.in_window(window, telling.scheme.runs)
    sums = telling.sums.get((limit.name, over, line.slot.label), {})
    brought = _brought_forward(line)
    total = sum(sums.values()) + brought
    side = "no more than" if limit.cap else "no less than"
    steps = [f"Brought forward from the window before: {pounds(brought)}."] if brought else []
    steps += [f"{name}: {pounds(pence)}." for name, pence in sums.items()]
    together = "Together, whatever the period" if window is None else f"Together, falling due in {window.period}"
    decided = limit.drawn is not None and line.status is not Status.OPEN
    # Of a fund the heading has what the bound is made of, and the working all that the reason says.
    bound = pounds(line.reason.pence) if decided and isinstance(line.reason, LimitReached) else _bound(line, limit)
    steps.append(f"{together}: {pounds(total)}; the limit is {side} {bound}.")
    if window is not None and limit.worked_at_end:
        steps.append(f"It is worked on {window.period.last}, the last day of {window.label}, and not before.")
    if line.due_to_date != line.amount:
        before = pounds(line.due_to_date - line.amount)
        steps.append(f"The limit comes to {pounds(line.due_to_date)} to date, of which {before} before the period.")
    needs = (f"what it is limited to is known: {limit.text}",) if line.status is Status.OPEN else ()
    why = "" if decided else why_of(line, (), telling.functions.layouts)
    told = LineStory(line, paid_out(line, telling), why, Working(tuple(steps)), needs=needs)
    return Chapter(
        f"{limit.name}, over {limit.one} {over}{within}", standing(limit.place), (told,),
        f"{', '.join(limit.of)} come to {side} {_bound(line, limit)} over the {limit.whom}{within}",
        clause=limit.provenance, assumes=limit.provenance.assumes,
    )  # fmt: skip


def _brought_forward(line: Line) -> int:
    """What was kept of what was not drawn in the window before, in pence; nil for any other limit."""
    match line.reason:
        case LimitReached(worked=WorkedOut(brought=int() as brought)):
            return brought
        case _:
            return 0


def _bound(line: Line, limit: Limit) -> str:
    """What a limit comes to: by its line, where it is worked out from something."""
    match line.reason:
        case LimitReached(pence=pence, worked=WorkedOut() as worked):
            return f"{pounds(pence)} ({worked_in_words(worked)})"
        case _:
            return pounds(limit.pence) if limit.worked is None else f"{limit.text} (not known yet)"
