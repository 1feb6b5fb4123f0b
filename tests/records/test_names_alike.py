"""Providers, areas and codes that are one but for how they are written: one warning for all spellings of one name."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.engine.run import Run
from pbr.problems.problem import Problem
from pbr.records.cells.similar_names import names_alike, references_alike
from pbr.records.extract.as_at import as_known
from pbr.records.extract.read_extract import read_extract
from pbr.records.files.lookalike_text import bare_name
from pbr.settlement.notices import CodesAlike
from tests.engine.rows import plan, records
from tests.engine.settled import extract_of, period_of, scheme
from tests.records.conftest import Write
from tests.records.paid import paid
from tests.work_done import calls_made

ROW = "{0},S{0},{1},north,reablement,2026-06-01,,,1000.00,,"
STANDARDS = "standard,provider_id,from_on,to_on,assessed_on,met\n"
RUN = period_of("2026-04-01 to 2026-12-31")
PAID = """
payments:
  worth: {assumed: made up, pay: £300.00, for each: plan, priced at: started_on, due: started_on}
"""


def told(*names: str, listed: tuple[str, ...] = ()) -> list[Problem]:
    return names_alike([("plans.csv", {"provider_id": frozenset(names)})], listed)


@pytest.mark.parametrize(
    "other",
    [
        *("Zoë Care.", "Zoë Care,", "Zoe Care", "zoe care", "Zoë  Care", "Zoë–Care", "Zoë-Care", "Zoë_Care"),
        *("ZoëCare", "Zoë' Care", "(Zoë) Care", "ZOE CARE.", "Z.oë Care", "Zoë\N{EM DASH}Care;"),
    ],
)
def test_a_provider_in_another_writing_is_told_as_one(other: str) -> None:
    # Both packages of £1,000.00 are paid, each to the provider as it is written.
    said = paid([ROW.format("A", "Zoë Care"), ROW.format("B", f'"{other}"')])
    assert (said.due, said.codes) == (200000, ["PBR726"])
    assert f'"{other}"' in said.said[0].message
    assert '"Zoë Care"' in said.said[0].message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Care & Co", "Care and Co"),
        ("St. Anne's", "St Annes"),
        ("Søren Hjælp", "Soren Hjaelp"),
        ("P-1", "P1"),
        ("North/West", "north west"),
        ("Łódź Care", "Lodz Care"),
    ],
)
def test_other_names_in_two_writings(one: str, other: str) -> None:
    assert [problem.code for problem in told(one, other)] == ["PBR726"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("P1", "P01"), ("1", "01"), ("P-1", "p 001"), ("A0", "A00"), ("12-1", "12-01"), ("Team 7 East", "team 07 east")],
)
def test_noughts_before_a_number_make_no_other_name(one: str, other: str) -> None:
    (problem,) = told(one, other)
    assert (problem.code, "differ in noughts before a number, read as 2 providers" in problem.message) == (
        "PBR726",
        True,
    )
    assert f'"{one}"' in problem.message
    assert f'"{other}"' in problem.message


def test_packages_of_a_provider_with_a_nought_and_without_are_paid_apart_and_told() -> None:
    # Both packages of £1,000.00 are paid, to P1 and to P01.
    said = paid([ROW.format("A", "P1"), ROW.format("B", "P01")])
    assert (said.due, said.codes) == (200000, ["PBR726"])


@pytest.mark.parametrize(
    ("one", "other"),
    [("A1", "A10"), ("A1", "A100"), ("P0", "P"), ("1.1", "1.01"), ("2,5", "2,05"), ("10", "1"), ("A1", "A0B1")],
)
def test_other_noughts_make_another_name(one: str, other: str) -> None:
    assert told(one, other) == []


def test_text_that_may_be_about_a_person_is_told_and_not_shown() -> None:
    names = {"evidence": frozenset({"Letter of Mrs Smith", "letter of Mrs Smith"})}
    (problem,) = names_alike([("outcomes.csv", names)], {})
    assert (problem.code, problem.message) == (
        "PBR710",
        "evidence has 2 spellings that differ only in capitals, read as 2 codes of evidence",
    )
    assert names_alike([("outcomes.csv", {"evidence": frozenset({"DOC-1", "DOC-01"})})], {}) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("P1", "P2"), ("1.2", "12"), ("1-2", "12"), ("Band A", "Band A+"), ("A*", "A"), ("3.10", "31.0")),
        *(("Acorn Care", "Acorn Cares"), ("NE", "NW"), ("+", "*"), ("Zoë Care 1", "Zoë Care 2"), ("1 0", "10")),
    ],
)
def test_names_that_are_two_are_not_told(one: str, other: str) -> None:
    assert told(one, other) == []


def test_all_spellings_of_a_name_are_one_warning() -> None:
    names = ["Zoë Care", "Zoë Care.", "Zoe Care", "ZOË  CARE", "Zoë–Care", "Zoë-Care", "Zoë Care,"]
    (problem,) = told(*names)
    assert problem.message == (
        'provider_id has 7 spellings that look alike, read as 7 providers: "ZOË  CARE", "Zoe Care", "Zoë Care", '
        '"Zoë Care,", "Zoë Care." and 2 more'
    )


def test_they_are_told_over_all_files() -> None:
    files = [
        (f"{name}.csv", {"provider_id": frozenset({written})}) for name, written in (("plans", "A-1"), ("x", "a 1."))
    ]
    assert [problem.code for problem in names_alike(files, {})] == ["PBR726"]


@pytest.mark.parametrize(
    ("other", "code"),
    [("Food", "PBR710"), ("f-ood", "PBR726"), ("foód", "PBR726"), ("FOOD ", "PBR710"), ("f ood", "PBR726")],
)
def test_a_standard_in_another_writing_is_told_and_told_once(write: Write, other: str, code: str) -> None:
    row = "{},P1,{},2026-06-30,2026-07-05,yes\n"
    folder = write(standards=STANDARDS + row.format("food", "2026-04-01") + row.format(other, "2026-04-02"))
    (said,) = read_extract(folder, {"standards": frozenset({"met"})}, hold_errors=False).warnings
    assert (said.code, said.place.field) == (code, "standard")
    assert "read as 2 codes of standard" in said.message


def test_standards_that_are_two_are_not_told(write: Write) -> None:
    names = ("food", "foods", "safe food", "1.2", "12")
    rows = "".join(f"{name},P1,2026-04-01,2026-06-30,2026-07-05,yes\n" for name in names)
    needs = {"standards": frozenset({"met"})}
    assert read_extract(write(standards=STANDARDS + rows), needs, hold_errors=False).warnings == ()


def test_names_that_a_scheme_lists_are_meant_to_be_several() -> None:
    assert told("St Anne's", "St Annes", listed=("provider_id",)) == []
    assert [problem.code for problem in told("St Anne's", "St Annes", listed=("area",))] == ["PBR726"]


@pytest.mark.parametrize("other", ["Zoe Care", "Zoë Care.", "Zoë-Care", "ZOËCARE"])
def test_spellings_are_not_told_again_as_codes_a_letter_apart(other: str) -> None:
    assert noticed("Zoë Care", other) == []


def test_a_letter_apart_is_told_of_the_spelling_that_most_rows_have() -> None:
    (found,) = noticed("Zoë Care", "Zoë Care", "zoë-care", "Zoë Cares")
    assert (found.one, found.other, found.rows_of_one) == ("Zoë Care", "Zoë Cares", 2)


@pytest.mark.parametrize("broken", ["Zo? Care", "Zo\ufffd Care"])
def test_a_letter_that_a_program_could_not_write_is_a_letter(broken: str) -> None:
    assert len(noticed("Zoë Care", broken)) == 1


def noticed(*providers: str) -> list[CodesAlike]:
    contract = scheme(PAID)
    rows = records(*(plan(str(at), provider_id=name) for at, name in enumerate(providers)))
    run = Run(contract, as_known(extract_of(contract, rows), RUN.last), RUN, RUN.last)
    list(run.lines())
    return [notice for notice in run.notices if isinstance(notice, CodesAlike)]


NAMES = st.text("abcøéz ", min_size=2, max_size=12).map(str.strip).filter(lambda name: len(name) > 1)


@given(NAMES, st.sampled_from([".", ",", ";", " ", "-", "'", " –"]), st.sampled_from([str.upper, str.title, str.lower]))
def test_a_sign_at_the_end_or_other_capitals_never_make_another_name(name: str, sign: str, written: object) -> None:
    assert callable(written)
    assert bare_name(written(name) + sign) == bare_name(name)
    assert bare_name(unicodedata.normalize("NFD", name)) == bare_name(name)


@given(st.sets(st.text("01234567.- ", min_size=1, max_size=6).map(str.strip).filter(str.isdigit), min_size=2))
def test_two_numbers_are_two_names(numbers: set[str]) -> None:
    assert len({bare_name(number) for number in numbers}) == len(numbers)


def test_four_times_as_many_names_are_about_four_times_the_work() -> None:
    def work(count: int) -> int:
        names = frozenset(f"Provider {at:06} Care & Support, Ltd." for at in range(count))
        return calls_made(lambda: told(*names))

    # Were each compared with each it would be sixteen times as much.
    assert 1_000 < work(4_000) < 6 * work(1_000)


def test_many_names_unlike_each_other_are_not_told_of() -> None:
    assert told(*(f"Provider {at:06} Care & Support, Ltd." for at in range(4_000))) == []


def test_rows_that_name_nobody_are_like_no_reference() -> None:
    (problem,) = references_alike("person_id", {"S\u201110"}, ["S-10", None, "S\u201110"], "answers.csv")
    assert (problem.code, problem.place.field) == ("PBR726", "person_id")
    assert references_alike("person_id", {"S 10"}, [None, "S 10", None], "answers.csv") == []
