"""What the columns of all parts show is told as a reading of the whole tells it: days, names, references, minutes."""

import pickle
import random
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest

from pbr.api import PartResult, PartsFinished, Problem, ProblemsFound, RunTerms, finish, run_terms, settle, settle_part
from pbr.records.cells import orders_counted
from pbr.records.dictionary import TABLES
from pbr.records.in_parts import hashes_in_order
from tests.api.in_parts.cut import Tables
from tests.api.in_parts.test_told_of_all_parts import FOR_EACH_PERSON
from tests.api.in_parts.told import told
from tests.engine.rows import person, plan, records, stay, visit
from tests.engine.settled import scheme
from tests.test_cases import CASES

JUNE = date(2026, 6, 30)
ESSEX = "essex-reablement-bonus"
BY_PLAN = CASES / "prices" / "good" / "so-far-hours-that-cross.yaml"


def finished(terms: RunTerms, parts: Sequence[Tables]) -> PartsFinished:
    """A run finished from parts that were settled elsewhere."""
    made = [settle_part(terms, part).without_lines() for part in parts]
    return finish(terms, [pickle.loads(pickle.dumps(part)) for part in made])


def whole_of(parts: Sequence[Tables]) -> Tables:
    """The rows of all parts, each with every column that any has."""
    tables: Tables = {}
    for part in parts:
        for name, rows in part.items():
            tables.setdefault(name, []).extend(rows)
    return tables


def full(tables: Tables) -> Tables:
    """The same rows with a blank cell for every field that they leave out."""
    blank = {name: {field.name: "" for field in TABLES[name].fields} for name in tables}
    return {name: [{**blank[name], **row} for row in rows] for name, rows in tables.items()}


def of_days(columns: Sequence[Sequence[str]], field: str = "started_on", **fields: str) -> list[Tables]:
    """Parts of plans with these cells in a column of days."""
    places = [(part, at) for part, cells in enumerate(columns) for at in range(len(cells))]
    return [
        full(
            records(
                *(
                    plan(f"A{part}{at}", person_id=f"S{part}{at}", **fields, **{field: columns[part][at]})
                    for part, at in places
                    if part == one
                )
            )
        )
        for one in range(len(columns))
    ]


def refused(problems: Sequence[Problem]) -> list[tuple[str, str, str, str, str]]:
    """What is said of columns, which has the line of their headings where there is one file."""
    return [
        (one.code, one.place.file, one.place.field, one.message, one.help)
        for one in problems
        if one.severity == "error"
    ]


@pytest.mark.parametrize(
    ("columns", "code", "words"),
    [
        # Each part by itself is read: day first by the rule, or as it stands.
        ([["03/04/2026", "05/05/2026"], ["2026-06-20"], ["2026-06-06", "4 May 2026"]], "PBR623",
         "started_on has the year first in 2 cells, and 1 more could be read"),
        ([["20/06/2026", "21/06/2026", "22/05/2026"], ["2026-06-07"], ["2026-06-08", "2026-05-09"]], "PBR624",
         "started_on looks as if a workbook had swapped days and months: 3 cells with the year first could all be "
         "swapped, and none of 3 with the year last could"),
    ],
    ids=["two ways", "swapped"],
)  # fmt: skip
def test_days_that_all_parts_leave_in_doubt_are_refused(
    columns: Sequence[Sequence[str]], code: str, words: str
) -> None:
    terms, parts = run_terms(ESSEX, None, JUNE), of_days(columns)
    for part in parts:
        assert finish(terms, [settle_part(terms, part)]).total_due == 0
    with pytest.raises(ProblemsFound) as whole:
        settle(ESSEX, whole_of(parts), None, JUNE)
    with pytest.raises(ProblemsFound) as found:
        finished(terms, parts)
    assert refused(found.value.problems) == refused(whole.value.problems)
    assert {one.place.line for one in found.value.problems} == {0}
    (one,) = found.value.problems
    assert one.code == code
    assert one.message.startswith(words)


def test_a_column_beside_one_that_a_workbook_swapped_is_refused_too() -> None:
    days = [["20/06/2026", "21/06/2026"], ["22/05/2026"], ["2026-06-07", "2026-06-08", "2026-05-09"]]
    parts = of_days(days)
    for row in parts[1]["plans"]:
        row |= {"ended_on": "2026-07-08", "end_reason": "completed"}
    with pytest.raises(ProblemsFound) as whole:
        settle(ESSEX, whole_of(parts), None, JUNE)
    with pytest.raises(ProblemsFound) as found:
        finished(run_terms(ESSEX, None, JUNE), parts)
    assert refused(found.value.problems) == refused(whole.value.problems)
    assert [(one.code, one.place.field) for one in found.value.problems] == [
        ("PBR624", "started_on"),
        ("PBR624", "ended_on"),
    ]
    assert "1 cell of ended_on with the year first could be swapped too" in found.value.problems[1].message


def test_too_few_days_to_refuse_are_warned_of_once_by_the_cells_of_all_parts() -> None:
    # By itself the first part has two to either side, and is told of no more than the others.
    columns = [["20/06/2026", "21/06/2026", "2026-06-07", "2026-06-08"], ["22/06/2026", "4 May 2026"], ["2026-06-30"]]
    terms, parts = run_terms(ESSEX, None, JUNE), of_days(columns, plan_type="reablement")
    whole = settle(ESSEX, whole_of(parts), None, JUNE)
    made = finished(terms, parts)
    assert told(made.warnings) == told(whole.warnings)
    assert made.total_due == whole.total_due
    # Of six cells of a number each, one is otherwise.
    assert told(made.warnings)[0] == (
        "PBR832",
        "plans.csv",
        "started_on: a workbook may have swapped days and months: 2 cells with the year first could all be swapped, "
        "and none of 3 with the year last could, but for 1 cell; the days are read as they stand",
    )
    # More that could be no months: nothing is said, though the first part by itself would show it.
    more = of_days([*columns, ["2026-06-29", "2026-06-28", "2026-06-27"]], plan_type="reablement")
    assert "PBR832" not in [one.code for one in finished(terms, more).warnings]
    assert told(finished(terms, more).warnings) == told(settle(ESSEX, whole_of(more), None, JUNE).warnings)


def test_a_part_that_shows_the_order_shows_it_for_all() -> None:
    terms = run_terms(ESSEX, None, JUNE)
    parts = of_days([["06/05/2026"], ["2026-06-20"], ["25/06/2026"]], plan_type="reablement")
    whole = settle(ESSEX, whole_of(parts), None, JUNE)
    made = finished(terms, parts)
    # £1,575.00 each on 6 May, 20 June and 25 June.
    assert made.total_due == whole.total_due == 3 * 157500
    assert told(made.warnings) == told(whole.warnings)
    with pytest.raises(ProblemsFound) as found:
        settle_part(terms, of_days([["06/20/2026"]])[0])
    assert [one.code for one in found.value.problems] == ["PBR725"]


CELLS = (
    "2026-06-20",
    "2026-06-07",
    "2026-06-06",
    "20/06/2026",
    "07/06/2026",
    "06/06/2026",
    "2026-06-07 09:30",
    "7 May 2026",
)


@pytest.mark.parametrize("kept", [50_000, 1])
def test_days_of_many_parts_are_told_as_those_of_the_whole(kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(orders_counted, "SPELLINGS_KEPT", kept)
    terms, chance = run_terms(ESSEX, None, JUNE), random.Random(5)
    outcomes: set[str] = set()
    for _ in range(40):
        some = chance.sample(CELLS, 3)
        parts = of_days([chance.choices(some, k=chance.randint(1, 3)) for _ in range(3)], plan_type="reablement")
        with suppress(ProblemsFound):
            made = [settle_part(terms, part) for part in parts]
            outcomes.update(told_alike(terms, made, whole_of(parts)))
    assert {"PBR623", "PBR624", "PBR832"} <= outcomes


def told_alike(terms: RunTerms, parts: Sequence[PartResult], whole: Tables) -> list[str]:
    """The codes of what is said of all parts, once it is seen that it is said of the whole."""
    try:
        at_once = settle(ESSEX, whole, None, JUNE)
    except ProblemsFound as wrong:
        expected = refused(wrong.problems)
    else:
        together = finish(terms, parts)
        assert (together.lines, told(together.warnings)) == (tuple(at_once.lines), told(at_once.warnings))
        return [one.code for one in together.warnings]
    with pytest.raises(ProblemsFound) as found:
        finish(terms, parts)
    assert refused(found.value.problems) == expected
    return [one.code for one in found.value.problems]


def of_minutes(minutes: Sequence[Sequence[str]]) -> list[Tables]:
    """Parts of a plan each, with visits that took so long."""
    parts = [
        records(plan(f"A{part}", person_id=f"S{part}"), *(
            visit(f"V{part}{at}", f"A{part}", f"2026-06-{1 + at:02}", done) for at, done in enumerate(of_part)
        ))
        for part, of_part in enumerate(minutes)
    ]  # fmt: skip
    return [{**full({"plans": part["plans"]}), "visits": part["visits"]} for part in parts]


def test_figures_whose_points_all_parts_leave_in_doubt_are_refused() -> None:
    # By itself the first part has three decimals in every figure, as a database writes them; the rest is whole.
    parts = of_minutes([["1.250", "1.100", "1.300", "1.400", "1.050"], ["45", "600"]])
    made = [settle_part(run_terms(BY_PLAN, None, JUNE), part) for part in parts]
    with pytest.raises(ProblemsFound) as whole:
        settle(BY_PLAN, whole_of(parts), None, JUNE)
    with pytest.raises(ProblemsFound) as found:
        finish(run_terms(BY_PLAN, None, JUNE), made)
    ((code, *place, message, help_),) = refused(found.value.problems)
    first = whole.value.problems[0]
    assert (code, *place) == ("PBR704", "visits.csv", "delivered_minutes")
    assert (first.code, first.help) == (code, help_)
    assert first.message.startswith(message)


def test_a_part_that_shows_what_points_are_shows_it_for_all() -> None:
    # As before, and the last has two decimals behind a point.
    parts = of_minutes([["1.250", "1.100", "1.300", "1.400", "1.050"], ["45", "600"], ["30.25"]])
    whole = settle(BY_PLAN, whole_of(parts), None, JUNE)
    assert finished(run_terms(BY_PLAN, None, JUNE), parts).total_due == whole.total_due


def test_names_that_may_be_one_are_told_once_of_all_parts() -> None:
    names = [["Zoe Care", "ZOE CARE"], ["Zoë-Care", "ash"], ["Zo\u00c3\u00ab-Care", "Ash", "Elm"], ["Elm", "north"]]
    areas = ["North", "north", "South", "South"]
    parts = [
        records(
            *(
                plan(f"A{part}{at}", person_id=f"S{part}{at}", provider_id=name, area=areas[part])
                for at, name in enumerate(of_part)
            )
        )
        for part, of_part in enumerate(names)
    ]
    parts = list(map(full, parts))
    whole = settle(ESSEX, whole_of(parts), None, JUNE)
    made = finished(run_terms(ESSEX, None, JUNE), parts)
    assert told(made.warnings) == told(whole.warnings)
    alike = [(code, words) for code, _, words in told(made.warnings) if code in ("PBR710", "PBR726", "PBR856")]
    assert alike == [
        ("PBR710", 'area has 2 spellings that differ only in capitals, read as 2 codes of area: "North", "north"'),
        ("PBR710", 'provider_id has 2 spellings that differ only in capitals, read as 2 providers: "Ash", "ash"'),
        (
            "PBR856",
            "provider_id has 4 spellings of one name, read as 4 providers: 1 of them has letters broken by a wrong "
            "encoding",
        ),
    ]


def test_names_that_a_framework_lists_are_meant_to_be_several() -> None:
    parts = [records(plan(one, provider_id=name, area=name)) for one, name in (("A", "Zoe"), ("B", "Zoë"))]
    framework = "framework:\n  of a provider: {assumed: made up, Zoe: The first, Zoë: The second}\n"
    contract = scheme(framework + FOR_EACH_PERSON.replace("each: person", "each: plan").replace("referred", "started"))
    terms = replace(run_terms(ESSEX, None, JUNE), compiled=contract)
    alike = [(one.code, one.place.field) for one in finished(terms, parts).warnings if one.code != "PBR026"]
    assert alike == [("PBR726", "area")]


def test_hours_among_minutes_are_counted_over_all_parts() -> None:
    plans = [plan(f"A{at}", person_id=f"S{at}", ended_on="2026-06-14") for at in range(3)]
    # Planned and delivered. 1.5 of 30 planned is less than a tenth, and told of as that; of 1.5 planned 1 is not.
    minutes = [*[("30", "30"), ("30", "1.5"), ("1", "1"), ("45", "30")], *[("1", "1"), ("30", "1.5"), ("1.5", "1")]]
    visits = [
        ("visits", {**visit(f"V{at}", f"A{at % 3}", f"2026-06-{1 + at:02}", done)[1], "planned_minutes": planned})
        for at, (planned, done) in enumerate([*minutes, ("30", "0"), *[("30", "45")] * 6])
    ]
    every = records(*plans, *visits)
    parts = [
        {name: [row for row in rows if row["plan_id"] == f"A{at}"] for name, rows in every.items()} for at in range(3)
    ]
    whole = settle(BY_PLAN, every, None, JUNE)
    made = finished(run_terms(BY_PLAN, None, JUNE), parts)
    assert told(made.warnings) == told(whole.warnings)
    said = [words.partition(",")[0] for code, _, words in told(made.warnings) if code == "PBR836"]
    # Planned: 1, 1 and 1.5, which are 90 minutes at most, twice the longest of the rest. Delivered: 1, 1 and 1.
    assert said == [f"3 visits have {name} of at most 4" for name in ("planned_minutes", "delivered_minutes")]


@pytest.mark.parametrize("at_once", [1_000_000, 2])
def test_references_that_differ_only_in_how_they_are_written(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashes_in_order, "AT_ONCE", at_once)
    # Plan S-1 is s1 and S01 elsewhere, and A1B2 a1-b2; X 7 and x 7 look alike and are told as odd where they are read.
    # Ten of one numbering with noughts for width are one writing. Person p-1 is P1 in two parts.
    of_parts = [
        [("S-1", "P1"), ("X 7", "Q1"), *((f"N{at:02}", f"R{at}") for at in range(1, 11))],
        [("s1", "p-1"), ("A1B2", "Q2"), ("x 7", "Q3"), ("K1", "Q7")],
        [("S01", "P1"), ("a1-b2", "Q4"), ("N11", "Q5"), ("N2-2", "Q6"), ("k1", "Q8")],
    ]
    parts = [full(records(*(plan(one, person_id=who) for one, who in rows))) for rows in of_parts]
    whole = settle(ESSEX, whole_of(parts), None, JUNE)
    made = finished(run_terms(ESSEX, None, JUNE), parts)
    said = [one for one in told(made.warnings) if one[0] == "PBR833"]
    assert said == [one for one in told(whole.warnings) if one[0] == "PBR833"]
    # S-1, s1, S01, A1B2, a1-b2, K1 and k1; and three plans of P1 or p-1.
    assert [words.partition(" that")[0] for *_, words in said] == ["7 plans have a plan_id", "3 plans have a person_id"]


def test_references_in_tables_of_persons_are_counted_table_by_table() -> None:
    prime = "population-prime-provider"
    parts = [
        full(records(person("S-1", "2026-04-06"), stay("T1", "2026-05-05", "2026-05-12", person_id="S-1"))),
        full(
            records(
                person("s1", "2026-05-06"),
                person("S2", "2026-05-06"),
                stay("T2", "2026-05-01", "2026-05-03", person_id="S2"),
            )
        ),
        full(records(person("S3", "2026-04-06"), person("S-3", "2026-04-08"))),
    ]
    for part in parts:
        part.setdefault("stays", [])
    whole = settle(prime, whole_of(parts), None, JUNE)
    made = finished(run_terms(prime, None, JUNE), parts)
    assert told(made.warnings) == told(whole.warnings)
    assert [
        (code, file, words.partition(" that")[0]) for code, file, words in told(made.warnings) if code == "PBR833"
    ] == [
        ("PBR833", "people.csv", "4 referrals have a person_id"),
        ("PBR833", "stays.csv", "1 stay has a person_id"),
    ]


def test_referrals_twice_without_last_days_are_told_of_all_parts() -> None:
    terms = replace(run_terms(ESSEX, None, JUNE), compiled=scheme(FOR_EACH_PERSON))
    people = [
        [person("S1", "2026-04-06"), person("S1", "2026-05-06"), person("S2", "2026-04-06")],
        [person("S3", "2026-04-06"), person("S3", "2026-05-06"), person("S3", "2026-05-06", provider_id="P2")],
    ]
    parts = [records(*rows, plan(f"A{at}", person_id=f"S{1 + 2 * at}")) for at, rows in enumerate(people)]
    (told_of,) = [words for code, _, words in told(finished(terms, parts).warnings) if code == "PBR831"]
    # Two of S1 and two of S3 to P1.
    assert told_of.startswith("4 referrals are of somebody referred to the same provider more than once")
    assert told(finished(terms, [whole_of(parts)]).warnings) == told(finished(terms, parts).warnings)


def test_what_is_recorded_after_the_run_off_is_told_where_nobody_says_which_days() -> None:
    parts = of_days([["2026-05-04"], ["2026-05-05"]], plan_type="reablement", ended_on="2026-05-20", end_reason="died")
    parts[1]["plans"][0] |= {"support_at_end": "none", "reviewed_on": "2029-06-01"}
    terms = run_terms(ESSEX)
    made = finished(terms, parts)
    assert told(made.warnings) == told(settle(ESSEX, whole_of(parts)).warnings)
    assert "PBR470" in [one.code for one in made.warnings]
    asked = run_terms(ESSEX, None, terms.as_at)
    assert told(finished(asked, parts).warnings) == told(settle(ESSEX, whole_of(parts), None, terms.as_at).warnings)
    assert "PBR470" not in [one.code for one in finished(asked, parts).warnings]
