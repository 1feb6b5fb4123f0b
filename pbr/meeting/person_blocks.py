"""One person for the review meeting, block by block: the same for a terminal and for a page."""

from collections.abc import Iterator, Mapping

from pbr.describe.shared_wording import counted, day_written, spaced
from pbr.meeting.cells import (
    NOTHING,
    called,
    code,
    day,
    due_table,
    sums_in_words,
    waiting_table,
    who_confirmed,
)
from pbr.meeting.meeting_money import DUE, HANGS
from pbr.meeting.person_met import OtherRecord, OutcomeMet, PersonMet, PlanMet, Stands
from pbr.meeting.to_settle import to_settle
from pbr.reports.page.section import Block, IllustratedTable, Numbers
from pbr.reports.text_table import Column
from pbr.settlement.fact_words import value_in_words
from pbr.settlement.line import Status
from pbr.values.money import pounds
from pbr.values.number import plain_number

_OUTCOMES = (
    Column("Outcome"), Column("Paid for"), Column("Agreed"), Column("Due"), Column("Found"), Column("Reviewed"),
    Column("Confirmed by"), Column("Evidence"),
)  # fmt: skip
_PLANS = (
    Column("Plan"), Column("What"), Column("With"), Column("From"), Column("To"), Column("Stands"),
    Column("Found at its end"), Column("Confirmed by"), Column("Next plan"),
)  # fmt: skip
_TO_SETTLE = (Column("What"), Column("Record"), Column("What is missing"))


def person_blocks(met: PersonMet, names: Mapping[str, str], pays: bool) -> list[Block]:
    """What the meeting reads of a person, the answer first; ``pays`` says whether the scheme pays for anything."""
    blocks = [_meeting(met, names, pays), _outcomes(met)]
    blocks += [_money(met)] if pays else []
    return [*blocks, _plans(met, names), *_others(met)]


def _meeting(met: PersonMet, names: Mapping[str, str], pays: bool) -> Block:
    missing = to_settle(met)
    rows = tuple((one.what, one.record_id, one.missing) for one in missing)
    table = Numbers("What the meeting has to settle", _TO_SETTLE, rows)
    return Block(
        name="meeting",
        heading="For this meeting",
        sentences=tuple(_sentences(met, names, pays)),
        figures=(IllustratedTable(table),) if rows else (),
        warnings=tuple(
            f"{one.file}, line {one.line}, is about this person and could not be read." for one in met.held_rows
        ),
    )


def _sentences(met: PersonMet, names: Mapping[str, str], pays: bool) -> Iterator[str]:
    plan = met.under_review
    if plan is not None:
        yield f"Under review is {_plan_said(plan, names)}."
    of_plan = [one for one in met.outcomes if plan is not None and one.plan_id == plan.plan_id]
    if of_plan:
        yield f"It has {counted(len(of_plan), 'outcome')}: {_found_in_all(of_plan)}."
    if pays:
        yield f"{pounds(met.due)} came due for this person by {day_written(met.as_at)}."
        hanging, others = met.hanging, met.with_others
        if not hanging.is_nothing:
            yield f"This hangs on the review, or on a day to come: {sums_in_words(hanging)}."
        elif others.is_nothing:
            yield "Nothing hangs on the review."
        if not others.is_nothing:
            yield (
                "Besides, with what was measured of the provider's records together, this person's bring "
                f"{sums_in_words(others)}."
            )
    yield _next(plan, met, names)


def _found_in_all(outcomes: list[OutcomeMet]) -> str:
    found: dict[str, int] = {}
    for one in outcomes:
        said = "disputed" if one.disputed else spaced(one.result) or "with no result yet"
        found[said] = found.get(said, 0) + 1
    return ", ".join(f"{many} {said}" for said, many in found.items())


def _next(plan: PlanMet | None, met: PersonMet, names: Mapping[str, str]) -> str:
    following = next((one for one in met.plans if plan is not None and one.plan_id == plan.next_plan), None)
    return "No next plan is recorded." if following is None else f"The next plan is {_plan_said(following, names)}."


def _plan_said(plan: PlanMet, names: Mapping[str, str]) -> str:
    hours = f", {plain_number(plan.weekly_hours)} hours a week" if plan.weekly_hours is not None else ""
    ends = _ends(plan)
    return (
        f"{plan.plan_id}, {spaced(plan.plan_type)}, with {called(plan.provider_id, names)}, "
        f"from {day_written(plan.started_on)}{ends}{hours}"
    )


def _ends(plan: PlanMet) -> str:
    if plan.ended_on is not None:
        why = f" ({spaced(plan.end_reason)})" if plan.end_reason else ""
        return f" to {day_written(plan.ended_on)}{why}"
    return f", planned to {day_written(plan.planned_end_on)}" if plan.planned_end_on else ", with no day for its end"


def _outcomes(met: PersonMet) -> Block:
    """A table for each plan, that under review first: the others fold where there are many."""
    plans = [plan for plan in reversed(met.plans) if plan.stands is not Stands.TO_COME]
    plans += [plan for plan in met.plans if plan.stands is Stands.TO_COME]
    by_plan = [(plan, [one for one in met.outcomes if one.plan_id == plan.plan_id]) for plan in plans]
    tables = [
        Numbers(f"Outcomes of {plan.plan_id}, {spaced(plan.plan_type)}", _OUTCOMES, tuple(map(_outcome_row, of_plan)))
        for plan, of_plan in by_plan
        if of_plan
    ]
    return Block(
        name="outcomes",
        heading="Every outcome, paid for or not",
        sentences=() if tables else ("No outcome is recorded.",),
        figures=tuple(map(IllustratedTable, tables)),
    )


def _outcome_row(one: OutcomeMet) -> tuple[str, ...]:
    what = f"{one.meaning or spaced(one.outcome)} ({one.outcome_id})"
    found = spaced(one.result) or "no result yet"
    found += f", on {day_written(one.achieved_on)}" if one.achieved_on else ""
    found += "; disputed" if one.disputed else ""
    evidence = "; ".join(f"{spaced(name)}: {value_in_words(value)}" for name, value in one.evidence.items())
    kind = f", {one.kind}" if one.kind else ""
    kind += f", weight {plain_number(one.weight)}" if one.weight != 1 else ""
    return (
        what, f"{'yes' if one.payable else 'no'}{kind}", day(one.agreed_on), day(one.due_on), found,
        day(one.reviewed_on), who_confirmed(one.confirmed_by), evidence or NOTHING,
    )  # fmt: skip


def _money(met: PersonMet) -> Block:
    """What came due, what hangs, and what was not earned; what is only shown pays nobody and is left out."""
    by_caption = [
        ("What came due", due_table, DUE),
        ("What hangs on the review, or on a day to come", waiting_table, HANGS),
        ("What was not earned", waiting_table, {Status.NOT_EARNED}),
    ]
    paid = [one for one in met.money if not one.noted]
    found = [(caption, table, [one for one in paid if one.status in of]) for caption, table, of in by_caption]
    tables = [table(caption, money) for caption, table, money in found if money]
    return Block(
        name="money",
        heading="What was paid, and what hangs on the review",
        sentences=() if tables else ("The contract pays nothing for this person.",),
        figures=tuple(map(IllustratedTable, tables)),
    )


def _plans(met: PersonMet, names: Mapping[str, str]) -> Block:
    rows = tuple(
        (
            one.plan_id, spaced(one.plan_type), called(one.provider_id, names), day(one.started_on), _last_day(one),
            one.stands, code(one.support_at_end), who_confirmed(one.confirmed_by), one.next_plan or NOTHING,
        )
        for one in met.plans
    )  # fmt: skip
    return Block(
        name="plans",
        heading="Plans, and the next",
        sentences=() if rows else ("No plan is recorded.",),
        figures=(IllustratedTable(Numbers("Plans in the order of their first days", _PLANS, rows)),) if rows else (),
    )


def _last_day(plan: PlanMet) -> str:
    if plan.ended_on is not None:
        return f"{day_written(plan.ended_on)}{f' ({spaced(plan.end_reason)})' if plan.end_reason else ''}"
    return f"planned {day_written(plan.planned_end_on)}" if plan.planned_end_on else NOTHING


def _others(met: PersonMet) -> Iterator[Block]:
    if not met.others:
        return
    rows = tuple((_KINDS[one.table], _facts(one)) for one in met.others)
    table = Numbers("Referrals and stays", (Column("What"), Column("What is recorded")), rows)
    yield Block("others", "Other records", figures=(IllustratedTable(table),))


_KINDS = {"people": "referral", "stays": "stay"}


def _facts(one: OtherRecord) -> str:
    return "; ".join(f"{spaced(name)}: {spaced(value_in_words(value))}" for name, value in one.facts.items())
