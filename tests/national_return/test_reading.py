"""Reading a return: codes of both releases and no others, days, columns, one council, and rows of the same event."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pbr.national_return.codes import COMPONENT, OUTCOME, SERVICE_TYPE, Spelling, letters_and_digits
from pbr.national_return.days import day_of
from pbr.national_return.fates import Fate
from pbr.national_return.manifest import manifest
from pbr.national_return.outcomes import OUTCOMES
from pbr.national_return.services import COMPONENTS, SERVICE_TYPES
from pbr.national_return.told_return import ToldReturn, tell_return
from pbr.problems.problem import Problem, ProblemsFound
from tests.examples.national_return import HEADER
from tests.national_return.made import ENDED, ST_MAX, Row, event, only, sequel, service, st_max, told, written

IN_BOTH = [
    *((new.value, old) for new, old in SERVICE_TYPES),
    *((new.value, old) for new, all_old in OUTCOMES for old in all_old),
    *COMPONENTS,
]

NEITHER = "is on the list of neither release"


def wrong(folder: Path, *rows: Row, header: tuple[str, ...] = HEADER) -> list[Problem]:
    """What is wrong with a return."""
    with pytest.raises(ProblemsFound) as found:
        tell_return([written(folder / "return.csv", *rows, header=header)], None)
    return found.value.problems


def said(problem: Problem) -> tuple[str, int, str]:
    """A problem as a test compares it: its code, its line and its sentence."""
    return problem.code, problem.place.line, problem.message


@pytest.mark.parametrize("codes", [SERVICE_TYPE, COMPONENT, OUTCOME], ids=lambda codes: codes.column)
def test_no_two_codes_that_mean_otherwise_have_the_same_letters(codes: object) -> None:
    lists = {
        "Service Type": [(new, [new.value, old]) for new, old in SERVICE_TYPES],
        "Service Component": [(new, [new, old]) for new, old in COMPONENTS],
        "Event Outcome": [(new, [new.value, *old]) for new, old in OUTCOMES],
    }
    means: dict[str, object] = {}
    for meaning, spellings in lists[codes.column]:  # type: ignore[attr-defined]
        for spelling in spellings:
            assert means.setdefault(letters_and_digits(spelling), meaning) is meaning


@pytest.mark.parametrize(
    ("cell", "spelling"),
    [
        ("NFA: Support declined", Spelling.RELEASE_2),
        ("NFA - Support declined", Spelling.RELEASE_1),
        ("Admitted to hospital", Spelling.EITHER),
        ("nfa – support declined", Spelling.OTHERWISE),
    ],
)
def test_which_release_a_code_is_of(cell: str, spelling: Spelling) -> None:
    read = OUTCOME.read(cell)
    assert read is not None
    assert read[1] is spelling


def test_a_code_of_neither_list_is_told_once_with_how_many_rows_have_it(tmp_path: Path) -> None:
    rows = [st_max(outcome="NFA - finished"), st_max(outcome="NFA - finished", person="C2"), st_max(person="C3")]
    rows.append(service("Short Term Support", "01/05/2026"))
    assert [said(problem) for problem in wrong(tmp_path, *rows)] == [
        ("PBR796", 5, f"Service Type: 'Short Term Support' {NEITHER}, in 1 row, the first on this line"),
        ("PBR796", 2, f"Event Outcome: 'NFA - finished' {NEITHER}, in 2 rows, the first on this line"),
    ]


@pytest.mark.parametrize("cell", ["Rang 0161 496 0123 about support", "Zebedee Canary", "zebedee"])
def test_a_code_that_may_be_about_somebody_is_not_shown(cell: str, tmp_path: Path) -> None:
    [problem] = wrong(tmp_path, st_max(outcome=cell))
    assert not any(word in problem.message + problem.help for word in cell.split() if word != "about")
    assert "not shown" in problem.message


@pytest.mark.parametrize("cell", ["2026-05-01", "1/5/2026", "01/05/26", "31/02/2026", "05/31/2026", "46143"])
def test_a_day_is_written_in_one_way(cell: str, tmp_path: Path) -> None:
    assert day_of(cell) is None
    assert [problem.code for problem in wrong(tmp_path, st_max(start=cell))] == ["PBR797"]


def test_what_is_wrong_with_the_columns(tmp_path: Path) -> None:
    without = tuple("Something" if name == "Date of Death" else name for name in HEADER)
    [problem] = wrong(tmp_path, st_max(), header=without)
    assert said(problem) == ("PBR795", 1, "there is no column Date of Death")
    twice = tuple("date_of death" if name == "Event Reference" else name for name in HEADER)
    assert [problem.code for problem in wrong(tmp_path, st_max(), header=twice)] == ["PBR612"]


def test_columns_are_found_by_their_letters_and_digits(tmp_path: Path) -> None:
    header = tuple(name.upper().replace(" ", "_") for name in HEADER)
    [one] = tell_return([written(tmp_path / "return.csv", st_max(), header=header)], None).told
    assert one.followed is not None


@pytest.mark.parametrize(
    ("row", "code"),
    [(st_max(council="998"), "PBR799"), (st_max(last=""), "PBR798"), (st_max(last="01/01/2025"), "PBR798")],
)
def test_another_council_and_no_reporting_period(row: Row, code: str, tmp_path: Path) -> None:
    assert [problem.code for problem in wrong(tmp_path, st_max(person="C2"), row)] == [code]


def test_a_return_without_short_term_support_is_refused(tmp_path: Path) -> None:
    rows = [service("Long term support: Community", "01/05/2026")]
    assert [problem.code for problem in wrong(tmp_path, *rows)] == ["PBR545"]


def test_what_becomes_of_each_row_adds_up(tmp_path: Path) -> None:
    rows = [
        st_max(),
        st_max(),
        st_max(client="Unpaid carer"),
        st_max(client=""),
        st_max(kind="", person="C2"),
        st_max(person=""),
        st_max(start=""),
        st_max("31/05/2026", "01/05/2026"),
        st_max(person="C4", died="30/04/2026"),
        st_max("01/12/2025", "31/12/2025"),
        event("Review", "02/12/2025", "30/12/2025", ENDED),
    ]
    fates = told(tmp_path, *rows).fates
    assert {fate: many for fate, many in fates.items() if many} == {
        Fate.KEPT: 1,
        Fate.SAME_EVENT: 1,
        Fate.CARER: 2,
        Fate.NO_EVENT_TYPE: 1,
        Fate.NO_PERSON: 1,
        Fate.NO_START: 1,
        Fate.ENDS_BEFORE_START: 1,
        Fate.AFTER_DEATH: 1,
        Fate.OUTSIDE_PERIOD: 2,
    }
    assert sum(fates.values()) == len(rows)


def test_of_two_rows_of_an_event_the_newest_period_counts_and_then_the_outcome_that_goes_before(tmp_path: Path) -> None:
    # the same service twice in one period: "support declined" (12th) goes before "other" (17th)
    assert sequel(tmp_path, st_max(outcome="NFA: Other"), st_max(outcome="NFA: Support declined")) == (
        "nfa_support_declined",
        "4a",
    )
    # a later period says otherwise, whatever the order
    later = {"first": "01/02/2026", "last": "31/01/2027"}
    rows = (st_max(outcome="NFA: Other", **later), st_max(outcome="NFA: Support declined"))
    assert sequel(tmp_path, *rows) == ("nfa_other", "4a")


def test_a_service_that_the_next_return_has_no_longer_is_over(tmp_path: Path) -> None:
    first = {"first": "01/01/2026", "last": "31/05/2026"}
    second = {"first": "01/06/2026", "last": "31/12/2026"}
    paths = [
        written(tmp_path / "first.csv", st_max(end="", **first), st_max(end="", person="C2", **first)),
        written(tmp_path / "second.csv", st_max(end="", person="C2", **second)),
    ]
    found = tell_return(paths, None)
    assert found.closed == 1
    assert [(one.episode.person, one.standing.value) for one in found.told] == [
        ("C1", "looked at"),
        ("C2", "still open"),
    ]
    # and a gap of a day between the two says nothing
    gap = written(tmp_path / "gap.csv", st_max(end="", person="C2", first="02/06/2026", last="31/12/2026"))
    assert tell_return([paths[0], gap], None).closed == 0


def test_an_assessment_of_another_type_on_the_same_days_is_another_event(tmp_path: Path) -> None:
    days = ("02/05/2026", "03/05/2026", ENDED)
    rows = [event("Assessment", *days, assessment="Short term assessment")]
    rows.append(event("Assessment", *days, assessment="Long term assessment"))
    assert told(tmp_path, st_max(), *rows).fates[Fate.KEPT] == 3


def test_no_column_about_a_person_is_written(tmp_path: Path) -> None:
    one = told(tmp_path, st_max(born="02/03/1941", died="03/06/2026"))
    text = str(manifest(one))
    assert "1941" not in text
    assert "C1" not in text


def test_a_row_that_is_too_short_and_a_file_that_is_no_csv(tmp_path: Path) -> None:
    path = written(tmp_path / "return.csv", st_max())
    path.write_text(path.read_text(encoding="utf-8") + "999,01/01/2026\n", encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        tell_return([path], None)
    assert [(problem.code, problem.place.line) for problem in found.value.problems] == [("PBR614", 3)]


OLD = dict(IN_BOTH)
NEW_OUTCOMES = [new.value for new, old in OUTCOMES if old and new.value in OLD]
DAYS = st.integers(1, 27)


@st.composite
def returns(draw: st.DrawFn) -> list[Row]:
    """Rows of two people over two months, with the words of release 2."""
    types = st.sampled_from([ST_MAX, ST_MAX, *(new.value for new, _ in SERVICE_TYPES)])
    rows: list[Row] = [st_max()]
    for _ in range(draw(st.integers(1, 7))):
        first, last = sorted((draw(DAYS), draw(DAYS)))
        days = (f"{first:02}/05/2026", draw(st.sampled_from([f"{last:02}/05/2026", f"{last:02}/06/2026"])))
        outcome, person = draw(st.sampled_from(NEW_OUTCOMES)), draw(st.sampled_from(["C1", "C2"]))
        if draw(st.booleans()):
            component = draw(st.sampled_from([new for new, _ in COMPONENTS]))
            rows.append(service(draw(types), *days, outcome=outcome, person=person, component=component))
        else:
            kind = draw(st.sampled_from(["Request", "Assessment", "Review"]))
            rows.append(event(kind, *days, outcome, person=person))
    return rows


def as_release_1(row: Row) -> Row:
    """The same row in the words of release 1."""
    return {name: OLD.get(cell, cell) for name, cell in row.items()}


def episodes(found: ToldReturn) -> list[tuple[object, ...]]:
    """What is found of each episode."""
    return [(one.episode.person, one.episode.start, one.episode.end, one.standing, one.followed) for one in found.told]


@settings(max_examples=25, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=returns())
def test_release_1_and_every_row_twice_come_to_the_same(rows: list[Row], tmp_path: Path) -> None:
    once = told(tmp_path, *rows)
    assert episodes(told(tmp_path, *map(as_release_1, rows))) == episodes(once)
    again = told(tmp_path, *rows, *map(as_release_1, rows))
    assert episodes(again) == episodes(once)
    assert again.fates[Fate.KEPT] == once.fates[Fate.KEPT]
    assert sum(again.fates.values()) == 2 * len(rows)


def test_the_provider_is_the_last_that_is_named(tmp_path: Path) -> None:
    rows = (st_max(provider="LOC-1"), st_max("02/06/2026", "20/06/2026", provider="LOC-2"))
    one = only(tmp_path, *rows, st_max("22/06/2026", "28/06/2026"))
    assert (one.episode.provider, one.episode.providers) == ("LOC-2", 2)
