"""An individual service fund: paid in advance, drawn by hours and purchases, the rest returned every twelve weeks."""

from dataclasses import dataclass

from tests.second_calculation.shared import (
    Asked,
    Fields,
    Outcome,
    Tables,
    Worked,
    days_on,
    half_up,
    line,
    one_of,
    thousandths,
)

RUN = ("2026-04-06", "2027-03-07")
TWELVE_WEEKS = 84


@dataclass
class Period:
    """What was paid and drawn of one plan's fund in twelve weeks, in pence."""

    paid: int = 0
    drawn: int = 0
    in_doubt: bool = False


def in_advance(tables: Tables, asked: Asked) -> Worked:
    """The fund of each plan, what draws on it, and what goes back."""
    worked: Worked = {}
    for plan in tables["plans"]:
        lines = _paid(plan, asked) if RUN[0] <= plan["fund_from"] <= RUN[1] else {}
        noted = _drawn(plan, tables["visits"], asked)
        worked.update({name: outcome for name, (_, outcome) in (lines | noted).items()})
        worked.update(_back(plan, lines, noted, asked))
    return worked


Dated = dict[str, tuple[str, Outcome]]


def _paid(plan: Fields, asked: Asked) -> Dated:
    has_fund = one_of(plan["choice"], "individual_service_fund")
    if has_fund is False:
        return {}
    budget, pays = _pence(plan["budget_for_two_weeks"]), _pence(plan["person_pays_in_two_weeks"])
    pence = None if budget is None or pays is None else max(0, budget - pays)
    lines: Dated = {}
    for number in range(24):
        day = days_on(plan["fund_from"], 14 * number)
        gone = bool(plan["ended_on"]) and day > plan["ended_on"]
        lines[f"{plan['plan_id']}/fund/{number + 1:02}"] = (
            day,
            # Past the end nothing can be earned, whatever is not known of the price or of what was chosen.
            line(False if gone else has_fund, pence, day, asked),
        )
    if plan["brought_forward"]:
        known = line(has_fund, _pence(plan["brought_forward"]), plan["fund_from"], asked)
        lines[f"{plan['plan_id']}/brought"] = plan["fund_from"], _noted(known)
    return lines


def _drawn(plan: Fields, visits: list[Fields], asked: Asked) -> Dated:
    lines: Dated = {}
    for visit in visits:
        day = visit["visited_on"]
        if visit["plan_id"] == plan["plan_id"] and RUN[0] <= day <= RUN[1]:
            if visit["bought_in"]:
                seen = True if visit["receipt_seen"] == "yes" else None
                lines[f"{visit['visit_id']}/purchases"] = (
                    day,
                    _noted(line(seen, _pence(visit["bought_in"]), day, asked)),
                )
            else:
                pence = half_up(2000 * int(visit["delivered_minutes"]), 60)
                lines[f"{visit['visit_id']}/hours"] = day, _noted(line(True, pence, day, asked))
    return lines


def _back(plan: Fields, paid: Dated, drawn: Dated, asked: Asked) -> Worked:
    """What goes back at the end of each twelve weeks: at most as much, and nothing yet, where a receipt is not seen."""
    until, worked, left, is_known = min(asked.last, asked.as_at), {}, 0, True
    first = RUN[0]
    while first <= until:
        last = days_on(first, TWELVE_WEEKS - 1)
        of = _between(first, min(last, until), paid, drawn)
        budget = _pence(plan["budget_for_two_weeks"])
        kept = 0 if plan["ended_on"] and plan["ended_on"] <= last else None if budget is None else 2 * budget
        # Before anything is paid or drawn there is nothing of which some could be kept.
        begun = any(day <= last for day, _ in (*paid.values(), *drawn.values()))
        is_known = is_known and (kept is not None or not begun) and not of.in_doubt
        left += of.paid - of.drawn
        over = max(0, left - (kept or 0))
        left -= over
        if over and last <= until:
            back = line(True if is_known else None, -over, last, asked)
            worked[f"{plan['plan_id']}/unspent/{first}"] = back
        first = days_on(last, 1)
    return worked


def _between(first: str, last: str, paid: Dated, drawn: Dated) -> Period:
    found = Period()
    for day, (status, pence) in paid.values():
        if first <= day <= last and status in ("due", "earlier", "note"):
            found.paid += pence or 0
    for day, (status, pence) in drawn.values():
        if first <= day <= last:
            found.drawn += (pence or 0) if status == "note" else 0
            found.in_doubt = found.in_doubt or status == "open"
    return found


def _noted(outcome: Outcome) -> Outcome:
    return ("note", outcome[1]) if outcome[0] in ("due", "earlier") else outcome


def _pence(money: str) -> int | None:
    return thousandths(money) // 10 if money else None
