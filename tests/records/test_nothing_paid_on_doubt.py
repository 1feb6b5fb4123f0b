"""What is due on cells that programs and people write otherwise. Every sum is worked by hand beside it."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest

from pbr.records.extract.read_extract import read_extract
from pbr.scheme.load_scheme import load_scheme
from pbr.values.period import Period
from tests.engine.settled import SCHEMES
from tests.records.conftest import Write
from tests.records.paid import HEADING, paid

JULY = Period(date(2026, 7, 1), date(2026, 7, 31))
A = "A,S1,P1,north,reablement,2026-06-01,2026-06-20,completed,1000.00,none,2026-06-22"
"""£1,000.00 and the bonus of £100.00: £1,100.00."""


def test_the_plain_row() -> None:
    plain = paid([A])
    assert (plain.due, plain.said, plain.understood) == (110000, (), ())


@pytest.mark.parametrize("mark", ["\ufeff", "\u200b", "\u00a0", "\u2060", "\u200e", "\x07", "\u00ad"])
def test_the_same_plan_behind_a_hidden_character_is_paid_once(mark: str) -> None:
    twice = paid([A, mark + A])
    assert (twice.due, twice.codes) == (110000, ["PBR802"])
    inside = paid([A, A.replace("A,S1", f"A{mark}1,S1")])
    assert (inside.due, inside.codes) == (None, ["PBR723"])
    assert f"U+{ord(mark):04X}" in inside.said[0].message


def test_a_provider_in_five_writings() -> None:
    # Composed and decomposed are one name; two spaces are another, and it is said. The hidden ones are refused.
    rows = [A.replace("A,", f"{n},", 1).replace("P1", name) for n, name in enumerate(("Zoë Care", "Zoe\u0308 Care"))]
    assert paid(rows).said == ()
    assert paid([*rows, A.replace("P1", "Zoë  Care")]).codes == ["PBR726"]
    for hidden in ("Zoë\u200b Care", "Zoë\u00a0Care"):
        assert paid([*rows, A.replace("P1", hidden)]).codes == ["PBR723"]


@pytest.mark.parametrize("written", ["None", "NONE", "NULL", "n/a", "#N/A", "NaN", "-", "?", ".", "<NA>"])
def test_a_mark_for_nothing_is_not_the_finding_none(written: str) -> None:
    # The package is due; the bonus is open, because nobody said what the review found.
    marked = paid([A.replace(",none,", f",{written},")])
    assert (marked.due, marked.codes) == (100000, ["PBR720"])
    assert f'"{written}" stands for nothing in 1 cell of support_at_end' in marked.said[0].message
    assert marked.understood == ("plans.csv: 1 cell stood for nothing",)


@pytest.mark.parametrize("written", ["none", " none ", "no_support", "no_further_support", "\u200bnone"])
def test_no_support_is_the_finding_none(written: str) -> None:
    assert paid([A.replace(",none,", f",{written},")]).due == 110000


@pytest.mark.parametrize("other", ["A‑1", "Ａ-1", "a‐1", "A−1"])
def test_a_reference_that_looks_like_another_is_said_and_not_shown(other: str) -> None:
    rows = [A.replace("A,", "A-1,", 1), A.replace("A,", f"{other},", 1), A.replace("A,", "Ä-1,", 1)]
    told = paid(rows)
    assert told.codes == ["PBR726"]
    assert told.said[0].message == "2 references in plan_id look like others, and are read as 2 of them"
    assert paid([rows[0], rows[2]]).codes == []


def test_a_scheme_names_a_provider_with_accents_in_either_way(tmp_path: Path) -> None:
    content = (SCHEMES / "essex-reablement-bonus.yaml").read_text(encoding="utf-8")
    for form in ("NFC", "NFD"):
        written = unicodedata.normalize(form, content.replace("title: ", "title: Zoë Care, ", 1))
        (tmp_path / "scheme.yaml").write_text(written, encoding="utf-8")
        assert load_scheme(tmp_path / "scheme.yaml").title.startswith("Zo\u00eb Care")


def test_marks_are_counted_once_a_file() -> None:
    row = "{0},S{0},P1,NULL,reablement,2026-06-01,NULL,n/a,1000.00,NULL,9999-12-31"
    marked = paid([row.format(n) for n in range(3)])
    # Three packages at £1,000.00. The area may be a name, and is only warned of.
    assert marked.due == 300000
    assert [(each.code, each.place.field) for each in marked.said] == [
        ("PBR722", "area"),
        ("PBR720", ""),
    ]
    assert marked.said[1].message == (
        '"9999-12-31", "NULL" and "n/a" stand for nothing in 12 cells, read as blank, not in support_at_end as the '
        "finding that there is no need: for that, write no_support (ended_on 3, end_reason 3, support_at_end 3, "
        "reviewed_on 3)"
    )


FIRST = "A,S1,P1,,reablement,04/08/2026,06/20/2026,completed,1000.00,none,06/20/2026"
OTHER = "B,S2,P1,,reablement,06/07/2026,,,1000.00,,"


def test_no_day_of_a_month_first_file_is_believed() -> None:
    # B started on 7 June and not on 6 July, and A on 8 April: nothing is due in July, whoever asks.
    held = paid([FIRST, OTHER], JULY, JULY.last, hold_errors=True)
    assert (held.due, held.held, held.understood) == (0, 2, ())
    assert [(each.code, each.severity, each.place.field) for each in held.said] == [
        ("PBR725", "warning", "started_on"),
        ("PBR725", "warning", "ended_on"),
        ("PBR725", "warning", "reviewed_on"),
    ]
    refused = paid([FIRST, OTHER], JULY)
    assert (refused.due, refused.codes) == (None, ["PBR725", "PBR725", "PBR725"])


def test_a_month_first_column_is_counted_whole() -> None:
    rows = [f"P{n},S{n},P1,,reablement,06/{n:02}/2026,,,1000.00,," for n in range(1, 29)]
    told = paid(rows)
    # 13 to 28 are no months: 16 of the 28 days of June.
    assert (told.due, len(told.said)) == (None, 1)
    assert "16 of 28 cells would be no day, and with the month first none" in told.said[0].message


def test_many_month_first_rows_are_one_problem_and_other_problems_stay() -> None:
    rows = [f"P{n},S{n},P1,,reablement,06/{n % 28 + 1:02}/2026,,,1000.00,," for n in range(4_000)]
    told = paid([*rows, "Q,S,P1,,respite,06/13/2026,,,1000.00,,"])
    assert told.codes[0] == "PBR725"
    assert "of 4,001 cells" in told.said[0].message
    assert set(told.codes) == {"PBR725", "PBR621"}


def test_days_of_the_year_first_beside_month_first_ones_are_believed() -> None:
    # Only started_on of B can be read either way; C and its year-first days are paid: £1,000.00.
    rows = [FIRST, OTHER, "C,S3,P1,,reablement,2026-07-02,,,1000.00,,"]
    held = paid(rows, JULY, JULY.last, hold_errors=True)
    assert (held.due, held.held) == (100000, 2)


def test_of_a_column_that_shows_both_orders_only_days_that_are_sure_are_believed() -> None:
    rows = [
        "A,S1,P1,,reablement,20/06/2026,,,1000.00,,",
        "B,S2,P1,,reablement,06/21/2026,,,1000.00,,",
        "C,S3,P1,,reablement,06/07/2026,,,1000.00,,",
    ]
    assert paid(rows).codes == ["PBR724"]
    # C may be of the system that wrote A, on 6 July, or of that which wrote B, on 7 June: it is held in both months.
    held = paid(rows, hold_errors=True)
    assert (held.due, held.held) == (100000, 2)
    assert [(each.code, each.severity, each.place.field) for each in held.said] == [("PBR724", "warning", "started_on")]


@pytest.mark.parametrize(
    "written",
    [
        *("03/08/2026", "3/8/2026", "03/08/2026 09:30:00", "3/8/2026 9:30 am", "03-Aug-2026", "3 August 2026"),
        *("3rd Aug 2026", '"Aug 3, 2026"', "2026-08-03T23:59:59", "2026-08-03 00:00:00.000"),
    ],
)
def test_a_day_in_august(written: str) -> None:
    august = Period(date(2026, 8, 1), date(2026, 8, 31))
    row = f"A,S1,P1,,reablement,{written},,,1000.00,,"
    assert paid([row], august).due == 100000
    assert paid([row], JULY).due == 0


def test_how_days_were_read_is_said_where_it_could_be_otherwise() -> None:
    assert paid(["A,S1,P1,,reablement,06/07/2026,,,1000.00,,"]).understood == ("plans.csv: dates are day first",)
    assert paid(["A,S1,P1,,reablement,06/06/2026,,,1000.00,,"]).understood == ()


@pytest.mark.parametrize("heading", [HEADING, "\ufeff" + HEADING, HEADING.upper().replace("_", " ")])
def test_a_heading_among_the_rows_is_one_problem(heading: str) -> None:
    told = paid([A, heading, A.replace("A,", "B,", 1)])
    assert (told.codes, told.said[0].place.line) == (["PBR630"], 3)
    # Held by itself, and never taken for two rows of one key.
    held = paid([A, heading, heading, A.replace("A,", "B,", 1)], hold_errors=True)
    assert (held.due, held.held, held.said) == (220000, 2, ())


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("Total,,,,,,,,1000.00,,", "PBR631"),
        ("Grand total: 1,,,,,,,,1000.00,,", "PBR631"),
        (",,,,,,,,1000.00,,", "PBR631"),
        ("1,,,,,,,,,,", "PBR632"),
        ("Source: case system on 4 May,,,,,,,,,,", "PBR632"),
        ("Totals,1000.00", "PBR631"),
        ("A note that lost its cells", "PBR632"),
    ],
)
def test_what_is_no_record_is_one_problem_and_changes_nothing(row: str, code: str) -> None:
    assert paid([A, row]).codes == [code]
    held = paid([A, row, row], hold_errors=True)
    assert (held.due, held.held) == (110000, 2)


def test_each_wrong_code_once_with_its_count() -> None:
    rows = [
        f"P{n},S{n},P1,,{code},2026-06-01,,,1000.00,,"
        for n, code in enumerate(("respite", "respite", "reablment", "respite"))
    ]
    told = paid(rows)
    assert [each.message for each in told.said] == [
        'plan_type is "respite", which is not one of its codes (in 3 cells: lines 2, 3 and 5)',
        'plan_type is "reablment", which is not one of its codes',
    ]
    assert told.said[1].help.startswith('did you mean "reablement"?')


def test_a_person_in_a_row_that_slipped_is_not_shown() -> None:
    told = paid(["A,S1,P1,north,Ann Example,reablement,2026-06-01,,completed,1000.00,"])
    assert "Ann" not in "".join(f"{each.message} {each.help}" for each in told.said)


def test_findings_that_were_lost() -> None:
    def rows(lost: int, found: int, finding: str) -> list[str]:
        return [f"L{n},S{n},P1,,reablement,2026-06-01,,,1000.00,,2026-06-22" for n in range(lost)] + [
            f"F{n},S{n},P1,,reablement,2026-06-01,,,1000.00,{finding},2026-06-22" for n in range(found)
        ]

    assert paid(rows(5, 45, "reduced")).codes == ["PBR727"]
    assert (
        "5 of 50 rows by their reviewed_on should have a support_at_end and do not"
        in paid(rows(5, 45, "reduced")).said[0].message
    )
    # Fewer than five, fewer than one in ten, or the finding is there: nothing was lost.
    assert paid(rows(4, 4, "reduced")).codes == []
    assert paid(rows(5, 46, "reduced")).codes == []
    assert paid(rows(40, 1, "none")).codes == []


def test_findings_that_were_lost_after_weeks(write: Write) -> None:
    # Ten weeks after 1 April is 10 June: the last referral, on 9 June, is a day too early for those of 1 April.
    people = "person_id,provider_id,referred_on,support_at_10_weeks\n" + "".join(
        f"S{n},P1,2026-04-01,{'reduced' if n < 5 else ''}\n" for n in range(10)
    )
    needs = {"people": frozenset({"support_at_10_weeks"})}
    early = read_extract(write(people=people + "L,P1,2026-06-09,\n"), needs, hold_errors=False)
    assert early.warnings == ()
    late = read_extract(write(people=people + "L,P1,2026-06-10,\n"), needs, hold_errors=False)
    assert [each.code for each in late.warnings] == ["PBR727"]
    kept = read_extract(write(people=people + "L,P1,2026-06-10,no_support\n"), needs, hold_errors=False)
    assert kept.warnings == ()
