"""Figures that cannot be, columns that look like another unit, and figures written as lengths of time."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.engine.run import Run
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.cells.cells import UNREADABLE
from pbr.records.cells.number_column import NumberColumn
from pbr.records.dictionary import TABLES
from pbr.records.extract.as_at import as_known
from pbr.records.extract.read_extract import extract_from_rows, read_extract
from pbr.settlement.line import Status
from pbr.source.yaml_nodes import Scalar
from pbr.values.period import Period
from tests.engine.settled import scheme
from tests.records.conftest import Write

PLANS = "plan_id,person_id,provider_id,plan_type,started_on,{}\n"
VISITS = "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\n"
STAYS = "stay_id,person_id,provider_id,kind,from_on,weekly_cost\n"


def plans(name: str, *figures: str) -> str:
    """Plans that start on 4 May, each with one figure."""
    return PLANS.format(name) + "".join(
        f'PL-{n},S-{n},P1,initial,2026-05-04,"{figure}"\n' for n, figure in enumerate(figures)
    )


def visits(*minutes: str) -> str:
    """Visits under the first plan, one a day, each with the minutes delivered."""
    return VISITS + "".join(f'V-{n},PL-0,2026-05-{n + 4:02},30,"{each}"\n' for n, each in enumerate(minutes))


def said(write: Write, show_values: bool = False, **tables: str) -> list[Problem]:
    """What is said of an extract of these tables."""
    needs = {name: frozenset[str]() for name in tables}
    try:
        return list(read_extract(write(**tables), needs, hold_errors=False, show_values=show_values).warnings)
    except ProblemsFound as found:
        return found.problems


@pytest.mark.parametrize(
    ("name", "figure", "can_be"),
    [
        ("weekly_hours", "168", True),
        ("weekly_hours", "168.000001", False),
        ("weekly_hours", "1,890", False),
        ("weekly_hours", "0", True),
        ("delivered_minutes", "1440", True),
        ("delivered_minutes", "1440.5", False),
        ("delivered_minutes", "0", True),
        ("delivered_minutes", "0.999999", False),
        ("delivered_minutes", "1", True),
        ("hours_delivered", "5000", True),
        ("weight", "0.001", True),
        ("score", "-250", True),
    ],
)
def test_which_figures_can_be(name: str, figure: str, can_be: bool) -> None:
    field = next(kind.fields_by_name[name] for kind in TABLES.values() if name in kind.fields_by_name)
    assert (NumberColumn(field).read([figure])[0] is not UNREADABLE) == can_be


@given(st.fractions(min_value=0, max_value=5_000, max_denominator=100), st.sampled_from(["weekly_hours", "minutes"]))
def test_a_figure_is_read_as_it_is_or_not_at_all(number: Fraction, name: str) -> None:
    field = TABLES["plans"].fields_by_name[name] if name == "weekly_hours" else _MINUTES
    written = f"{float(round(number, 2)):.2f}"
    most, least = (168, 0) if name == "weekly_hours" else (1_440, 1)
    value = Fraction(written)
    read = NumberColumn(field).read([written])[0]
    assert read == (value if value == 0 or least <= value <= most else UNREADABLE)


_MINUTES = TABLES["visits"].fields_by_name["planned_minutes"]


HOURLY = """
payments:
  care:
    assumed: made up
    pay: £20.00
    for each: hour of plan at weekly_hours from started_on to planned_end_on
    part weeks: by the day
    priced at: started_on
    due: end of month
"""


def test_minutes_typed_as_hours_a_week_are_not_paid(write: Write) -> None:
    # Planned for the seven days from 4 May: 10.5 hours at £20.00 are £210.00. As 630 hours they would be £12,600.00.
    plan, may = scheme(HOURLY), Period(date(2026, 5, 1), date(2026, 5, 31))

    def due(figure: str, hold_errors: bool) -> int:
        rows = plans("planned_end_on,weekly_hours", f'2026-05-10","{figure}')
        extract = read_extract(write(plans=rows), plan.needs, hold_errors)
        lines = Run(plan, as_known(extract, may.last), may, may.last).lines()
        return sum(line.amount for line in lines if line.status is Status.DUE)

    assert due("10.5", hold_errors=False) == 21000
    assert due("630", hold_errors=True) == 0
    with pytest.raises(ProblemsFound) as found:
        due("630", hold_errors=False)
    assert [each.code for each in found.value.problems] == ["PBR728"]


@pytest.mark.parametrize(
    ("figures", "looks_like"),
    [
        (("1", "1", "0.5", "1", "2"), "hours"),
        (("1", "1.5", "2", "2", "1", "0"), "hours"),
        (("10", "9.5", "10", "12.25", "11"), "hours"),
        (("1800", "1800", "2700", "900", "1800"), "seconds"),
        (("14.53", "15.2", "14", "15", "16"), ""),
        (("15", "15", "15", "14", "20"), ""),
        (("30", "45", "30.5", "2", "3"), ""),
        (("1", "1", "1", "2", "0"), ""),
        (("1440", "1440", "1440", "1440", "1440"), ""),
        (("0", "0", "0", "0", "0"), ""),
    ],
)
def test_minutes_of_visits_that_look_like_another_unit(write: Write, figures: tuple[str, ...], looks_like: str) -> None:
    told = [each for each in said(write, plans=plans("area", "n"), visits=visits(*figures)) if each.code == "PBR729"]
    assert [each.message.split(" and is read as ")[0] for each in told] == (
        [f"delivered_minutes looks like {looks_like}"] if looks_like else []
    )


@pytest.mark.parametrize(
    ("figures", "message"),
    [
        # 600 minutes are ten hours.
        (("600", "600", "90", "1200", "420"), "the middle one of 5 figures is 600, which would be 10 hours"),
        # 65 minutes are 1.083 hours; 65 hours a month are 65 x 12 / 52 = 15 hours a week.
        (("65", "65", "43.33", "86.67", "130"), "the middle one of 5 figures is 65, which would be 1.08 or 15 hours"),
        # 0.4375 of a day are 10.5 hours.
        (("0.4375", "0.5", "0.25", "0.4375", "1"), "the middle one of 5 figures is 0.44, which would be 10.5 hours"),
        (("10", "2", "14", "168", "61"), ""),
        (("60", "60", "60", "60", "168"), ""),
        (("61", "100", "100", "100"), ""),
    ],
)
def test_hours_a_week_that_look_like_another_unit(write: Write, figures: tuple[str, ...], message: str) -> None:
    told = [each.message for each in said(write, plans=plans("weekly_hours", *figures)) if each.code == "PBR729"]
    assert [each.split(": ", 1)[1] for each in told] == ([message] if message else [])


@pytest.mark.parametrize(
    ("name", "figures", "warned"),
    [
        ("plan_value", ("157500", "157500", "102000", "157500", "98000"), True),
        ("plan_value", ("157500.00", "157500", "102000", "157500", "98000"), False),
        ("plan_value", ("1575", "1575", "1020", "1575", "980"), False),
        ("hours_delivered", ("3510", "3600", "2400", "2160", "5000"), True),
        ("hours_delivered", ("58.5", "60", "2400", "36", "1040"), False),
    ],
)
def test_values_and_hours_of_plans(write: Write, name: str, figures: tuple[str, ...], warned: bool) -> None:
    assert [each.code for each in said(write, plans=plans(name, *figures))] == ["PBR729"] * warned


@pytest.mark.parametrize(
    ("costs", "warned"),
    [
        (("46800", "46800.00", "52000", "900", "46800"), True),
        (("90000", "90000", "95000", "105000", "90000"), True),
        (("900", "950.00", "1,450.00", "2100", "9999"), False),
        (("46800", "900", "900", "900", "46800"), False),
    ],
)
def test_costs_of_a_week(write: Write, costs: tuple[str, ...], warned: bool) -> None:
    stays = STAYS + "".join(f'R-{n},S-{n},P1,nursing,2026-05-04,"{cost}"\n' for n, cost in enumerate(costs))
    assert [each.code for each in said(write, stays=stays)] == ["PBR729"] * warned


def test_what_could_be_is_not_believed_beside_what_cannot(write: Write) -> None:
    # 90 and 120 could be hours a week; beside 630 and 840 they are minutes, and nil is nil.
    folder = write(plans=plans("weekly_hours", "630", "90", "840", "120", "630", "0", "630"))
    extract = read_extract(folder, {"plans": frozenset({"weekly_hours"})}, hold_errors=True)
    assert [row[-2] for row in extract.tables["plans"].rows] == [0]
    assert [(row.line, row.problems[0].code) for row in extract.held_rows] == [
        (2, "PBR728"),
        (3, "PBR729"),
        (4, "PBR728"),
        (5, "PBR729"),
        (6, "PBR728"),
        (8, "PBR728"),
    ]
    # One figure too many in a column of ordinary ones is held alone.
    folder = write(plans=plans("weekly_hours", "630", "10", "8", "12", "10", "0", "10"))
    assert len(read_extract(folder, {"plans": frozenset({"weekly_hours"})}, hold_errors=True).held_rows) == 1


@pytest.mark.parametrize(
    ("name", "cell", "message", "help_", "meant"),
    [
        (
            "weekly_hours",
            "31:30",
            "is written as hours and minutes",
            "write hours a week as one figure: 31:30 is 31.5",
            "31.5",
        ),
        (
            "weekly_hours",
            "7h15",
            "is written as hours and minutes",
            "write hours a week as one figure: 31:30 is 31.5",
            "7.25",
        ),
        (
            "hours_delivered",
            "10 hrs 20 mins",
            "is written as hours and minutes",
            "write hours as one figure: 31:30 is 31.5",
            "10.333333",
        ),
        (
            "delivered_minutes",
            "0:45:00",
            "is written as hours and minutes",
            "write minutes as one figure: 1:30, an hour and a half, is 90",
            "45",
        ),
        (
            "weekly_hours",
            "31.5 hrs",
            "has a word or sign behind its figure",
            "write the figure alone, as 31.5: it is read as hours a week",
            "31.5",
        ),
        (
            "weekly_hours",
            "90 mins",
            "has a word or sign behind its figure",
            "write the figure alone, as 31.5: it is read as hours a week",
            "1.5",
        ),
        (
            "delivered_minutes",
            "1.5h",
            "has a word or sign behind its figure",
            "write the figure alone, as 45: it is read as minutes",
            "90",
        ),
        ("weekly_hours", "ten", "is not a number", "write it as 10, 2.5 or 1,250", ""),
        ("weight", "31:30", "is not a number", "write it as 10, 2.5 or 1,250", ""),
    ],
)
def test_the_form_that_is_wanted(write: Write, name: str, cell: str, message: str, help_: str, meant: str) -> None:
    def told(show_values: bool) -> tuple[str, str]:
        if name == "delivered_minutes":
            found = said(write, show_values, plans=plans("area", "n"), visits=visits(cell))
        elif name == "weight":
            outcomes = f"outcome_id,plan_id,outcome,kind,payable,weight\nO,PL-0,washing,improvement,yes,{cell}\n"
            found = said(write, show_values, plans=plans("area", "n"), outcomes=outcomes)
        else:
            found = said(write, show_values, plans=plans(name, cell))
        (problem,) = found
        assert problem.code == "PBR704"
        return problem.message, problem.help

    assert told(show_values=False) == (f"{name} {message}", help_)
    assert told(show_values=True) == (
        f"{name} {message}: '{cell}'",
        f"{help_}; here it would be {meant}" if meant else help_,
    )


def told_of(name: str, cells: list[str]) -> list[str]:
    """The codes of what is said of a column of plans or visits, in files of its own."""
    with TemporaryDirectory() as folder:
        tables = {"plans": plans(name, *cells)} if name in _PLANS else {"plans": plans("area", "n")}
        if name not in _PLANS:
            tables["visits"] = visits(*cells)
        for table, text in tables.items():
            (Path(folder) / f"{table}.csv").write_text(text, encoding="utf-8")
        try:
            extract = read_extract(Path(folder), {table: frozenset[str]() for table in tables}, hold_errors=False)
        except ProblemsFound as found:
            return [each.code for each in found.problems]
        return [each.code for each in extract.warnings]


_PLANS = TABLES["plans"].fields_by_name


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(3, 120), min_size=5, max_size=12))
def test_a_column_of_hours_a_week_is_told_when_it_stands_in_minutes(half_hours: list[int]) -> None:
    """Packages of 1.5 to 60 hours a week are nothing to say; the same in minutes never pass in silence."""
    assert told_of("weekly_hours", [str(each / 2) for each in half_hours]) == []
    assert {"PBR728", "PBR729"} & set(told_of("weekly_hours", [str(each * 30) for each in half_hours]))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 12), min_size=5, max_size=12))
def test_a_column_of_minutes_is_told_when_it_stands_in_hours(quarters: list[int]) -> None:
    """Visits of a quarter of an hour to three hours are nothing to say; the same in hours never pass in silence."""
    assert told_of("delivered_minutes", [str(each * 15) for each in quarters]) == []
    assert {"PBR728", "PBR729"} & set(told_of("delivered_minutes", [str(each / 4) for each in quarters]))


def test_an_example_of_a_scheme_is_held_to_what_can_be() -> None:
    place = Place("scheme.yaml", 7, 5)
    cells = {
        "plan_id": "A",
        "person_id": "S",
        "provider_id": "P1",
        "plan_type": "initial",
        "started_on": "2026-05-04",
        "weekly_hours": "630",
    }
    row = {name: Scalar(text, place) for name, text in cells.items()}
    with pytest.raises(ProblemsFound) as found:
        extract_from_rows({"plans": [row]}, {"plans": frozenset({"weekly_hours"})})
    assert [(each.code, each.place) for each in found.value.problems] == [("PBR728", place)]
