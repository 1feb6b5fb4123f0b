"""Records that contradict one another in time: one finding for each kind and table, with its rows and how much."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from pbr.records.consistency.after_death import service_after
from pbr.records.consistency.comparison import Answer, Beside
from pbr.records.consistency.contradiction import Finding, hold_by, many, true_in
from pbr.records.consistency.contradictory_outcomes import findings_of_both_ways
from pbr.records.consistency.duplicate_visits import findings_of_visits_alike
from pbr.records.consistency.end_without_day import findings_of_half_ended
from pbr.records.consistency.facts_left_out import findings_of_no_last_days, findings_of_no_result
from pbr.records.consistency.hours_among_minutes import findings_of_hours_among_minutes
from pbr.records.consistency.hours_in_a_day import on_over_full_days, over_full_days
from pbr.records.consistency.near_duplicates import findings_nearly_twice
from pbr.records.consistency.only_successes import findings_of_nothing_failed
from pbr.records.consistency.order_of_days import findings_out_of_order
from pbr.records.consistency.outlying_figures import findings_of_far_figures
from pbr.records.consistency.outside_plan import outcomes_outside, visits_outside, within_with_the_month_first
from pbr.records.consistency.overlaps import Overlaps, overlapping, overlapping_stays, told_days
from pbr.records.consistency.planned_and_delivered import findings_of_minutes
from pbr.records.consistency.recorded_twice import recorded_again, recorded_twice, standards_twice
from pbr.records.consistency.references_alike import findings_of_references_alike
from pbr.records.consistency.referrals import days_referred, of_people_referred
from pbr.records.consistency.wrong_year import findings_in_a_wrong_year
from pbr.values.number import plain_number

_MINUTES_IN_AN_HOUR = 60
_FEWEST_EXCHANGED = 2
"""One day that would be right with its month first is by chance."""
_DEATHS_IN = ("plans", "people")


def findings_in(beside: Beside) -> list[Finding]:
    """Everything that the records contradict each other in, as far as the fields that were read can tell."""
    return [finding for look in _LOOKS for finding in look(beside)]


def findings_as_recorded(beside: Beside) -> list[Finding]:
    """What is wrong with days and ends as they stand in the records: a day after the day of settling is one too."""
    return [finding for look in _LOOKS_AS_RECORDED for finding in look(beside)]


def _stays(beside: Beside) -> Iterator[Finding]:
    if beside.has("stays", "from_on", "to_on", "kind"):
        found = overlapping_stays(beside)
        rows = true_in(found.answers)
        if rows:
            overlap = many(rows, "stay overlaps", "stays overlap")
            message = f"{overlap} another stay of the same person: {told_days(found)}"
            yield Finding("PBR810", "stays", rows, message, hold_by("a stay", "overlaps another stay of the person"))


def _plans(beside: Beside) -> Iterator[Finding]:
    if not beside.has("plans", "started_on", "ended_on"):
        return
    of_person = overlapping(beside, "plans")
    if True not in of_person.answers:
        return
    # One package under two ids begins on one day, so it is among those that overlap. It is told as that, and what is
    # told of overlaps is then without its copies.
    copied = beside.has("plans", "plan_type")
    twice = true_in(recorded_twice(beside, "plans")) if copied else ()
    again = frozenset(true_in(recorded_again(beside, "plans"))) if twice else frozenset()
    of_person = overlapping(beside, "plans", without=again) if again else of_person
    of_provider = overlapping(beside, "plans", "provider_id", without=again)
    rows = true_in(of_provider.answers)
    if rows:
        message = (
            f"{many(rows, 'plan overlaps', 'plans overlap')} another plan of the same person with the same provider: "
            f"{told_days(of_provider)}"
        )
        words = "overlaps another plan of the person with the provider"
        yield Finding("PBR811", "plans", rows, message, hold_by("a plan", words))
    rest = tuple(at for at in true_in(of_person.answers) if of_provider.answers[at] is not True)
    if rest:
        message = (
            f"{many(rest, 'plan overlaps', 'plans overlap')} a plan of the same person with another provider: "
            f"{told_days(_beyond(of_person, of_provider))}"
        )
        yield Finding("PBR812", "plans", rest, message, hold_by("a plan", "overlaps another plan of the person"))
    if twice:
        same = "the person, provider, type and first day of another plan"
        message = f"{many(twice, 'plan has', 'plans have')} {same}"
        yield Finding("PBR820", "plans", twice, message, hold_by("a plan", "recorded twice"))


def _beyond(of_person: Overlaps, of_provider: Overlaps) -> Overlaps:
    """Overlaps of a person's records but for those with one provider, which are told by themselves."""
    return Overlaps([], of_person.days - of_provider.days, max(0, of_person.moving - of_provider.moving))


def _referrals(beside: Beside) -> Iterator[Finding]:
    if not beside.has("people", "left_on"):
        return
    of_provider = overlapping(beside, "people", "provider_id")
    rows = true_in(of_provider.answers)
    if rows:
        message = (
            f"{many(rows, 'referral overlaps', 'referrals overlap')} another of the same person to the same "
            f"provider: {told_days(of_provider)}"
        )
        words = "overlaps another referral of the person to the provider"
        yield Finding("PBR813", "people", rows, message, hold_by("a person", words))
    of_person = overlapping(beside, "people")
    rest = tuple(at for at in true_in(of_person.answers) if of_provider.answers[at] is not True)
    if rest:
        message = (
            f"{many(rest, 'referral overlaps', 'referrals overlap')} one of the same person to another provider: "
            f"{told_days(_beyond(of_person, of_provider))}"
        )
        yield Finding("PBR825", "people", rest, message, hold_by("a person", "overlaps another referral of the person"))


def _visits_outside(beside: Beside) -> Iterator[Finding]:
    if beside.has("visits", "visited_on") and beside.has("plans", "started_on", "ended_on"):
        outside = true_in(visits_outside(beside))
        # After a death that ended the plan a visit is outside it too; what is told is the death.
        dead = {*true_in(service_after(beside, "visits", _DEATHS_IN))} if outside else {*outside}
        rows = tuple(at for at in outside if at not in dead)
        if rows:
            message = (
                f"{many(rows, 'visit was', 'visits were')} made outside the days of the plan{_hours(beside, rows)}"
                f"{_month_first(beside, rows)}"
            )
            yield Finding("PBR814", "visits", rows, message, hold_by("a visit", "outside its plan"))


def _month_first(beside: Beside, rows: Sequence[int]) -> str:
    """How many of some visits would be within their plans with day and month exchanged, where most would."""
    within = sum(within_with_the_month_first(beside, rows))
    if within < _FEWEST_EXCHANGED or within * 2 <= len(rows):
        return ""
    return f"; with day and month exchanged {within:,} of them would be within it: is the month first in visited_on?"


def _outcomes_outside(beside: Beside) -> Iterator[Finding]:
    if beside.has("outcomes", "achieved_on", "reviewed_on") and beside.has("plans", "started_on"):
        rows = true_in(outcomes_outside(beside))
        if rows:
            message = f"{many(rows, 'outcome was', 'outcomes were')} achieved or reviewed before the plan began"
            yield Finding("PBR814", "outcomes", rows, message, hold_by("an outcome", "found before its plan began"))


def _after_death(beside: Beside) -> Iterator[Finding]:
    needed = {"plans": ("started_on", "ended_on"), "visits": ("visited_on",), "stays": ("from_on", "to_on")}
    ones = {"plans": "a plan", "visits": "a visit", "stays": "a stay"}
    for table, fields in needed.items():
        if beside.has(table, *fields):
            rows = true_in(service_after(beside, table, _DEATHS_IN))
            if rows:
                one = table.removesuffix("s")
                has = f"{one} has days" if table != "visits" else "visit is"
                have = f"{table} have days" if table != "visits" else "visits are"
                hours = _hours(beside, rows) if table == "visits" else ""
                message = f"{many(rows, has, have)} after the recorded death of the person{hours}"
                yield Finding("PBR815", table, rows, message, hold_by(ones[table], "after the person's death"))


def _not_referred(beside: Beside) -> Iterator[Finding]:
    if not beside.has("people"):
        return
    for table, first in (("plans", "started_on"), ("stays", "from_on")):
        if not beside.has(table, first):
            continue
        one = table.removesuffix("s")
        referred, answers = days_referred(beside, table), of_people_referred(beside, table)
        words = "of a person referred to the provider"
        help_ = f"mend the person or the provider, or add the referral; a scheme can take in {table} {words} alone"
        never = tuple(at for at, day in enumerate(referred) if day is None)
        if never:
            message = (
                f"{many(never, f'{one} is', f'{table} are')} of somebody who was never referred to the provider named"
            )
            yield Finding("PBR816", table, never, message, help_)
        before = tuple(at for at, day in enumerate(referred) if day is not None and answers[at] is False)
        if before:
            message = (
                f"{many(before, f'{one} begins', f'{table} begin')} before the person was referred to the provider"
            )
            yield Finding("PBR817", table, before, message, help_)


def _full_days(beside: Beside) -> Iterator[Finding]:
    if beside.has("visits", "visited_on", "delivered_minutes"):
        full = over_full_days(beside)
        if full:
            rows = true_in(on_over_full_days(beside))
            days = "1 day" if len(full) == 1 else f"{len(full):,} days"
            message = (
                f"{many(rows, 'visit is', 'visits are')} on {days} of more than 24 hours of visits to one person, "
                f"{_in_hours(max(full.values()))} at most"
            )
            yield Finding("PBR818", "visits", rows, message, hold_by("a visit", "on a day of more than 24 hours"))


def _found_twice(beside: Beside) -> Iterator[Finding]:
    looks: dict[str, tuple[tuple[str, ...], Callable[[Beside], list[Answer]], str]] = {
        "outcomes": (
            ("outcome", "result", "reviewed_on"),
            lambda beside: recorded_twice(beside, "outcomes"),
            "the code, result and day of review of another outcome of the same plan",
        ),
        "standards": (
            ("from_on", "to_on", "assessed_on", "met"),
            standards_twice,
            "the standard, provider, judgement and day of judging of another row, over days that are in both",
        ),
    }
    ones = {"outcomes": "an outcome", "standards": "a standard"}
    for table, (fields, find, same) in looks.items():
        if beside.has(table, *fields):
            rows = true_in(find(beside))
            if rows:
                one = table.removesuffix("s")
                message = f"{many(rows, f'{one} has', f'{table} have')} {same}"
                yield Finding("PBR819", table, rows, message, hold_by(ones[table], "recorded twice"))


_LOOKS: tuple[Callable[[Beside], Iterator[Finding]], ...] = (
    _stays, _plans, _referrals, _visits_outside, _outcomes_outside, _after_death, _not_referred,
    _full_days, _found_twice, findings_nearly_twice, findings_of_both_ways, findings_of_visits_alike,
    findings_of_minutes, findings_of_hours_among_minutes, findings_of_far_figures, findings_of_nothing_failed,
)  # fmt: skip
OF_A_FAMILY = (
    _visits_outside, _outcomes_outside, _full_days, _found_twice, findings_nearly_twice, findings_of_both_ways,
)  # fmt: skip
"""Those that look at a plan and what belongs to it; a day of more than 24 hours may come together from several."""
_LOOKS_AS_RECORDED: tuple[Callable[[Beside], Iterator[Finding]], ...] = (
    findings_out_of_order, findings_in_a_wrong_year, findings_of_half_ended, findings_of_no_result,
    findings_of_no_last_days, findings_of_references_alike,
)  # fmt: skip


def _hours(beside: Beside, rows: Sequence[int]) -> str:
    """The hours delivered in some visits, where they are read."""
    if not beside.has("visits", "delivered_minutes"):
        return ""
    found = beside.tables["visits"]
    at = found.layout["delivered_minutes"]
    return f": {_in_hours(sum((Fraction(found.rows[row][at]) for row in rows), Fraction()))} delivered"


def _in_hours(minutes: Fraction) -> str:
    whole, rest = divmod(minutes, _MINUTES_IN_AN_HOUR)
    hours = [f"{whole:,} hour{'' if whole == 1 else 's'}"] if whole else []
    parts = [*hours, f"{plain_number(rest)} minute{'' if rest == 1 else 's'}"] if rest or not whole else hours
    return " and ".join(parts)
