"""One finding recorded again with another day: nearly a copy, and as likely to be paid twice."""

from collections.abc import Iterator, Sequence

from pbr.records.consistency.comparison import Answer, Comparison, RecordsCompared, rows_alike, split
from pbr.records.consistency.contradiction import Finding, hold_by, many, true_in
from pbr.records.consistency.found_rows import FoundRows, LookedFor, looked_for
from pbr.records.consistency.overlaps import overlaps_in
from pbr.records.consistency.recorded_twice import recorded_twice, standards_twice

NOT_ASSESSED = "not_assessed"

_OUTCOMES = frozenset({"outcome", "kind", "result", "reviewed_on"})
_STANDARDS = frozenset({"from_on", "to_on", "assessed_on", "met"})


def _alike_on_other_days(beside: RecordsCompared) -> Iterator[list[int]]:
    """The places of outcomes of a plan with one code, kind and result but not one day of review, by that day.

    An outcome that could not be assessed is reviewed again, so it is none of these.
    """
    found = beside.tables["outcomes"]
    rows = found.rows
    outcome, kind, result, reviewed = (found.layout[name] for name in ("outcome", "kind", "result", "reviewed_on"))
    plan = found.layout["plan_id"]
    for places in beside.outcomes_of_one_plan:
        for alike in split(rows, places, plan, outcome, kind, result):
            days = {rows[at][reviewed] for at in alike}
            if len(days) > 1 and rows[alike[0]][result] not in (None, NOT_ASSESSED):
                # What has a result and no day of review comes last: nobody can say that it was first.
                yield sorted(alike, key=lambda at: (rows[at][reviewed] is None, rows[at][reviewed] or 0, at))


def alike_on_another_day(beside: RecordsCompared) -> list[Answer]:
    """Which outcomes say what another of the plan says, but for the day of review."""
    answers: list[Answer] = [False] * len(beside.tables["outcomes"].rows)
    for places in _alike_on_other_days(beside):
        for at in places:
            answers[at] = True
    return answers


def alike_on_an_earlier_day(beside: RecordsCompared) -> list[Answer]:
    """The same without those of the first day of review."""
    rows, reviewed = beside.tables["outcomes"].rows, beside.tables["outcomes"].layout["reviewed_on"]
    answers: list[Answer] = [False] * len(rows)
    for places in _alike_on_other_days(beside):
        first = rows[places[0]][reviewed]
        for at in places:
            answers[at] = rows[at][reviewed] != first
    return answers


def judged_again(beside: RecordsCompared) -> list[Answer]:
    """Which standards of a provider were judged more than once over days that are in both, whatever was found."""
    found = beside.tables["standards"]
    rows, assessed, met = found.rows, found.layout["assessed_on"], found.layout["met"]
    groups = [
        [at for at in places if rows[at][assessed] is not None or rows[at][met] is not None]
        for places in rows_alike(rows, found.layout["standard"], found.layout["provider_id"])
    ]
    ends = found.layout["from_on"], found.layout["to_on"]
    return overlaps_in(rows, [places for places in groups if len(places) > 1], ends, beside.as_at).answers


def _look_for_outcomes(beside: RecordsCompared) -> Sequence[FoundRows]:
    """Those that are no copies in every way, which are told elsewhere; and all of them."""
    nearly = true_in(alike_on_another_day(beside)) if beside.has("outcomes", *_OUTCOMES) else ()
    if not nearly:
        return ()
    copies = {*true_in(recorded_twice(beside, "outcomes"))}
    rows = tuple(at for at in nearly if at not in copies)
    return FoundRows("outcomes", rows), FoundRows("outcomes", nearly)


def _tell_of_outcomes(found: Sequence[FoundRows]) -> Iterator[tuple[int, Finding]]:
    told = 0 if found[0].rows else 1
    rows = found[told].rows
    message = (
        f"{many(rows, 'outcome has', 'outcomes have')} the code, kind and result of another outcome of the "
        "same plan, reviewed on another day: are they one finding?"
    )
    yield told, Finding("PBR823", "outcomes", rows, message, hold_by("an outcome", "reviewed alike on an earlier day"))


def _standards_judged_again(beside: RecordsCompared) -> Sequence[int]:
    again = true_in(judged_again(beside)) if beside.has("standards", *_STANDARDS) else ()
    copies = {*true_in(standards_twice(beside))} if again else {*again}
    return tuple(at for at in again if at not in copies)


def _told_of_standards(found: FoundRows) -> Finding:
    message = (
        f"{many(found.rows, 'standard was', 'standards were')} judged more than once for the provider, over "
        "days that are in both"
    )
    return Finding("PBR824", "standards", found.rows, message, hold_by("a standard", "judged again"))


NEARLY_TWICE = LookedFor(_look_for_outcomes, _tell_of_outcomes)
JUDGED_AGAIN = looked_for("standards", _standards_judged_again, _told_of_standards)

COMPARISONS = (
    Comparison(
        "outcomes",
        "reviewed alike on another day",
        "the outcome was found alike on another day",
        "the outcome was not found alike on another day",
        "Another outcome of the plan has the same code, kind and result, and another day of review. What could not be "
        "assessed is none of these.",
        {"outcomes": _OUTCOMES},
        alike_on_another_day,
        within_family=True,
    ),
    Comparison(
        "outcomes",
        "reviewed alike on an earlier day",
        "the outcome was found alike on an earlier day",
        "the outcome was not found alike on an earlier day",
        "The same, of all but those of the first day: of two, the later only.",
        {"outcomes": _OUTCOMES},
        alike_on_an_earlier_day,
        within_family=True,
    ),
    Comparison(
        "standards",
        "judged again",
        "the standard was judged more than once over the same days",
        "the standard was judged once over its days",
        "Another row has the same standard and provider, judged over days that are in both, whatever was found.",
        {"standards": _STANDARDS},
        judged_again,
        within_family=True,
    ),
)
