"""One package, or one finding, under two references."""

from collections.abc import Iterator

from pbr.records.consistency.comparison import Answer, Comparison, RecordsCompared, rows_alike, split
from pbr.records.consistency.contradiction import Finding, hold_by, many
from pbr.records.consistency.found_rows import FoundRows, looked_for, rows_true_in
from pbr.records.consistency.overlaps import overlaps_in
from pbr.records.dictionary import TABLES
from pbr.records.files.record_names import article_of

_SAME = {
    "plans": ("person_id", "provider_id", "plan_type", "started_on"),
    "outcomes": ("plan_id", "outcome", "result", "reviewed_on"),
}
"""What says that two rows under two references are about the same thing."""


def _alike(beside: RecordsCompared, table: str) -> Iterator[list[int]]:
    """The places of rows of one thing, in the order of their references; what is not found yet is no finding."""
    found = beside.tables[table]
    rows = found.rows
    same = [found.layout[name] for name in _SAME[table]]
    for places in beside.plans_of_one_person if table == "plans" else beside.outcomes_of_one_plan:
        for again in split(rows, places, *same):
            if all(rows[again[0]][at] is not None for at in same):
                yield again


def recorded_twice(beside: RecordsCompared, table: str) -> list[Answer]:
    """Which rows of a table say what another says under another reference."""
    answers: list[Answer] = [False] * len(beside.tables[table].rows)
    for places in _alike(beside, table):
        for at in places:
            answers[at] = True
    return answers


def recorded_again(beside: RecordsCompared, table: str) -> list[Answer]:
    """The same without the first of each, by its reference: rows stand in the order of theirs."""
    answers: list[Answer] = [False] * len(beside.tables[table].rows)
    for places in _alike(beside, table):
        for at in places[1:]:
            answers[at] = True
    return answers


def standards_twice(beside: RecordsCompared) -> list[Answer]:
    """Which standards were judged twice on one day, alike, over days that are in both."""
    found = beside.tables["standards"]
    same = [found.layout[name] for name in ("standard", "provider_id", "assessed_on", "met")]
    groups = [
        places for places in rows_alike(found.rows, *same) if all(found.rows[places[0]][at] is not None for at in same)
    ]
    return overlaps_in(found.rows, groups, (found.layout["from_on"], found.layout["to_on"]), beside.as_at).answers


_SAME_OF = {
    "outcomes": "the code, result and day of review of another outcome of the same plan",
    "standards": "the standard, provider, judgement and day of judging of another row, over days that are in both",
}


def _told(found: FoundRows) -> Finding:
    table, one = found.table, TABLES[found.table].one
    message = f"{many(found.rows, f'{one} has', f'{table} have')} {_SAME_OF[table]}"
    return Finding("PBR819", table, found.rows, message, hold_by(f"{article_of(table)} {one}", "recorded twice"))


OUTCOMES_TWICE = looked_for(
    "outcomes",
    rows_true_in(lambda beside: recorded_twice(beside, "outcomes"), ("outcomes", ("outcome", "result", "reviewed_on"))),
    _told,
)
STANDARDS_TWICE = looked_for(
    "standards", rows_true_in(standards_twice, ("standards", ("from_on", "to_on", "assessed_on", "met"))), _told
)

_TWICE, _AGAIN = "recorded twice", "recorded again"
_A_PLAN = "another plan has the same person, provider, type and first day"
_AN_OUTCOME = "another outcome of the plan has the same code, result and day of review"
_PLANS = {"plans": frozenset({"plan_type", "started_on"})}
_OUTCOMES = {"outcomes": frozenset({"outcome", "result", "reviewed_on"})}

COMPARISONS = (
    Comparison(
        "plans",
        _TWICE,
        "the plan is recorded twice",
        "the plan is not recorded twice",
        f"Under another reference {_A_PLAN}.",
        _PLANS,
        lambda beside: recorded_twice(beside, "plans"),
    ),
    Comparison(
        "plans",
        _AGAIN,
        "the plan is recorded already under an earlier reference",
        "the plan is not recorded already under an earlier reference",
        f"Under an earlier reference {_A_PLAN}: of two, the second only.",
        _PLANS,
        lambda beside: recorded_again(beside, "plans"),
    ),
    Comparison(
        "outcomes",
        _TWICE,
        "the outcome's finding is recorded twice",
        "the outcome's finding is not recorded twice",
        f"Under another reference {_AN_OUTCOME}. Without a result nothing is recorded yet, so it is not twice.",
        _OUTCOMES,
        lambda beside: recorded_twice(beside, "outcomes"),
        within_family=True,
    ),
    Comparison(
        "outcomes",
        _AGAIN,
        "the outcome's finding is recorded already under an earlier reference",
        "the outcome's finding is not recorded already under an earlier reference",
        f"Under an earlier reference {_AN_OUTCOME}: of two, the second only.",
        _OUTCOMES,
        lambda beside: recorded_again(beside, "outcomes"),
        within_family=True,
    ),
    Comparison(
        "standards",
        _TWICE,
        "the standard's judgement is recorded twice",
        "the standard's judgement is not recorded twice",
        "Another row has the same standard, provider, judgement and day of judging, over days that are in both.",
        {"standards": frozenset({"from_on", "to_on", "assessed_on", "met"})},
        standards_twice,
        within_family=True,
    ),
)
