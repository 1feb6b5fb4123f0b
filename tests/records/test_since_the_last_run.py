"""An extract beside the last: what is missing is put back, what is new may be the same, and notices settle which."""

from datetime import date
from pathlib import Path

import pytest

from pbr.problems.problem import ProblemsFound
from pbr.records.extract.extract import Extract
from pbr.records.extract.last_extract import LastExtract, last_extract
from pbr.records.extract.read_extract import read_extract
from pbr.records.extract.since_last import SinceLast
from pbr.records.files.missing_files import write_missing
from pbr.records.papers.notice import Notice, NoticesInForce
from pbr.records.papers.notices_file import read_notices
from pbr.records.put_back import WhyPutBack

PLANS = "plan_id,person_id,provider_id,plan_type,started_on,plan_value\n"
OUTCOMES = "outcome_id,plan_id,outcome,kind,payable,result,reviewed_on,disputed\n"
PEOPLE = "person_id,provider_id,referred_on,support_at_10_weeks\n"
NOTICES = "table,record_id,what,on,replaced_by,reason,source\n"
NEEDS = {"plans": frozenset({"plan_value"}), "outcomes": frozenset({"result"})}
OF_PLANS = {"plans": frozenset({"plan_value"})}
OF_PEOPLE = {"people": frozenset({"support_at_10_weeks"})}

A = "A,S1,P1,reablement,2026-06-01,170.00\n"
B = "B,S2,P1,reablement,2026-06-02,180.00\n"
A1 = "A1,A,washing,improvement,yes,achieved,2026-06-20,\n"
A2 = "A2,A,dressing,improvement,yes,achieved,2026-06-20,\n"
B1 = "B1,B,washing,improvement,yes,achieved,2026-06-21,\n"


def folder(path: Path, **files: str) -> Path:
    """A folder of files."""
    path.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return path


def kept(path: Path, *, missing: Path | None = None, notices: tuple[Notice, ...] = ()) -> LastExtract:
    """What a run kept that read a folder."""
    names = ("plans", "outcomes", "visits", "people", "stays")
    tables = {name: path / f"{name}.csv" for name in names if (path / f"{name}.csv").exists()}
    return last_extract(tables, missing or path / "missing", notices)


def read(
    path: Path,
    last: LastExtract,
    needs: dict[str, frozenset[str]] = NEEDS,
    *,
    hold: bool = False,
    as_at: str = "2026-07-31",
) -> Extract:
    """Read a folder beside the last run, with the notices in it."""
    notices, _ = read_notices(path, date.fromisoformat(as_at), last.notices)
    return read_extract(path, needs, hold, since=SinceLast(last, notices, hold))


def held(extract: Extract) -> list[tuple[str, str, str]]:
    """Each row that is held by what the last run had, and why."""
    return [(row.table, row.record_id, row.why.value) for row in extract.put_back]


def ids(extract: Extract, table: str) -> list[str]:
    """The ids of the rows of a table."""
    return [row[0] for row in extract.tables[table].rows]


def codes(path: Path, last: LastExtract, needs: dict[str, frozenset[str]] = NEEDS) -> list[str]:
    """The codes of what is wrong."""
    with pytest.raises(ProblemsFound) as found:
        read(path, last, needs)
    return [problem.code for problem in found.value.problems if problem.severity == "error"]


@pytest.fixture
def june(tmp_path: Path) -> Path:
    """The extract of June."""
    return folder(tmp_path / "june", plans=PLANS + A + B, outcomes=OUTCOMES + A1 + A2 + B1)


def test_nothing_is_held_where_nothing_is_gone(june: Path, tmp_path: Path) -> None:
    july = folder(tmp_path / "july", plans=PLANS + B + A.replace("170.00", "175.00"), outcomes=OUTCOMES + B1 + A2 + A1)
    assert held(read(july, kept(june))) == []
    assert held(read(june, kept(june))) == []


def test_a_missing_outcome_is_put_back_in_its_place(june: Path, tmp_path: Path) -> None:
    july = folder(tmp_path / "july", plans=PLANS + A + B, outcomes=OUTCOMES + A2 + B1)
    extract = read(july, kept(june))
    assert held(extract) == [("outcomes", "A1", "missing")]
    assert ids(extract, "outcomes") == ["A1", "A2", "B1"]
    # Read are the two rows that the file has.
    assert [file.rows for file in extract.inputs] == [2, 2]


def test_a_missing_plan_is_put_back_before_its_outcomes(june: Path, tmp_path: Path) -> None:
    july = folder(tmp_path / "july", plans=PLANS + B, outcomes=OUTCOMES + A1 + B1)
    extract = read(july, kept(june))
    assert held(extract) == [("plans", "A", "missing"), ("outcomes", "A2", "missing")]
    assert ids(extract, "plans") == ["A", "B"]
    assert ids(extract, "outcomes") == ["A1", "A2", "B1"]


def test_a_bad_row_is_taken_as_last_known(june: Path, tmp_path: Path) -> None:
    bad = A.replace("170.00", "17O.00")
    july = folder(tmp_path / "july", plans=PLANS + bad + B, outcomes=OUTCOMES + A1 + A2 + B1)
    extract = read(july, kept(june), hold=True)
    assert held(extract) == [("plans", "A", "unread")]
    assert [row.record_id for row in extract.held_rows] == ["A"]
    # Its outcomes are read: the plan they belong to is there.
    assert ids(extract, "outcomes") == ["A1", "A2", "B1"]
    value = extract.tables["plans"].layout["plan_value"]
    assert [row[value] for row in extract.tables["plans"].rows] == [17_000, 18_000]


def test_a_bad_row_whose_key_cannot_be_read_leaves_its_record_missing(june: Path, tmp_path: Path) -> None:
    july = folder(tmp_path / "july", plans=PLANS + A.replace("A,", ",", 1) + B, outcomes=OUTCOMES + A1 + A2 + B1)
    assert held(read(july, kept(june), hold=True)) == [("plans", "A", "missing")]


def test_a_key_written_otherwise_is_the_same_key(tmp_path: Path) -> None:
    april = folder(tmp_path / "april", people=PEOPLE + "S1,P1,2026-04-06,\nS2,P1,2026-04-07,\n")
    may = folder(tmp_path / "may", people=PEOPLE + "S1,P1,06/04/2026,\nS2 ,P1,7 April 2026,\n")
    assert held(read(may, kept(april), OF_PEOPLE)) == []


def test_what_was_put_back_stays_until_it_returns(june: Path, tmp_path: Path) -> None:
    july = folder(tmp_path / "july", plans=PLANS + A + B, outcomes=OUTCOMES + A2 + B1)
    missing = folder(july / "missing")
    write_missing(missing, read(july, kept(june)).put_back)
    assert (missing / "outcomes.csv").read_text() == OUTCOMES + A1
    # Nothing but the last run's own file has the row now.
    assert held(read(july, kept(july))) == [("outcomes", "A1", "missing")]
    august = folder(tmp_path / "august", plans=PLANS + A + B, outcomes=OUTCOMES + A1 + A2 + B1)
    assert held(read(august, kept(july))) == []


def test_a_column_that_was_read_is_still_there(june: Path, tmp_path: Path) -> None:
    less = "\n".join(line.rpartition(",")[0] for line in (OUTCOMES + A1 + A2 + B1).splitlines()) + "\n"
    july = folder(tmp_path / "july", plans=PLANS + A + B, outcomes=less)
    assert codes(july, kept(june)) == ["PBR660"]
    assert held(read_plain(july)) == []


def read_plain(path: Path) -> Extract:
    """Read a folder as any settlement does."""
    return read_extract(path, NEEDS, hold_errors=False)


def test_a_new_plan_of_the_person_may_be_the_missing_one(june: Path, tmp_path: Path) -> None:
    new = A.replace("A,", "C,", 1)
    other = B.replace("B,S2", "D,S3")
    july = folder(tmp_path / "july", plans=PLANS + new + B + other, outcomes=OUTCOMES + B1)
    extract = read(july, kept(june), OF_PLANS)
    assert held(extract) == [("plans", "A", "missing"), ("plans", "C", "perhaps the same")]
    assert extract.put_back[1].missing_id == "A"
    # It is no less in doubt a month later, though it is new no more.
    write_missing(folder(july / "missing"), extract.put_back)
    august = folder(tmp_path / "august", plans=PLANS + new + B + other + "E,S4,P1,reablement,2026-07-01,1.00\n")
    assert held(read(august, kept(july), OF_PLANS)) == held(extract)
    back = folder(tmp_path / "back", plans=PLANS + A + new + B + other)
    assert held(read(back, kept(july), OF_PLANS)) == []


def test_a_referral_of_another_day_may_be_the_missing_one(tmp_path: Path) -> None:
    april = folder(tmp_path / "april", people=PEOPLE + "S1,P1,2026-04-06,\nS2,P1,2026-04-07,\n")
    may = folder(tmp_path / "may", people=PEOPLE + "S1,P1,2026-04-09,\nS2,P1,2026-04-07,\n")
    assert held(read(may, kept(april), OF_PEOPLE)) == [
        ("people", "S1:P1:2026-04-06", "missing"),
        ("people", "S1:P1:2026-04-09", "perhaps the same"),
    ]
    (may / "notices.csv").write_text(
        NOTICES + "people,S1:P1:2026-04-06,replaced,2026-05-01,S1:P1:2026-04-09,day corrected,e-mail\n"
    )
    extract = read(may, kept(april), OF_PEOPLE)
    assert held(extract) == []
    assert [notice.replaced_by for notice in extract.notices] == ["S1:P1:2026-04-09"]


def test_an_outcome_of_another_code_is_another(june: Path, tmp_path: Path) -> None:
    new = "N1,A,cooking,improvement,yes,,,\nN2,A,washing,improvement,yes,,,\nN3,B,washing,improvement,yes,,,\n"
    july = folder(tmp_path / "july", plans=PLANS + A + B, outcomes=OUTCOMES + A2 + B1 + new)
    assert held(read(july, kept(june))) == [("outcomes", "A1", "missing"), ("outcomes", "N2", "perhaps the same")]


def test_a_plan_withdrawn_takes_its_outcomes_with_it(june: Path, tmp_path: Path) -> None:
    july = folder(tmp_path / "july", plans=PLANS + B, outcomes=OUTCOMES + B1)
    (july / "notices.csv").write_text(NOTICES + "plans,A,withdrawn,2026-07-01,,wrong person,e-mail\n")
    extract = read(july, kept(june))
    assert held(extract) == []
    assert ids(extract, "outcomes") == ["B1"]
    # A month later the row is in no file at all, and the notice is still known.
    assert held(read(july, kept(july, notices=extract.notices))) == []
    # Before its day it is not there yet.
    assert held(read(july, kept(june), as_at="2026-06-30"))[0] == ("plans", "A", "missing")


def test_a_notice_goes_on_until_its_row_returns(june: Path, tmp_path: Path) -> None:
    july = folder(tmp_path / "july", plans=PLANS + B, outcomes=OUTCOMES + B1)
    (july / "notices.csv").write_text(NOTICES + "plans,A,closed,2026-07-01,,archived,e-mail\n")
    notices = read(july, kept(june)).notices
    (july / "notices.csv").unlink()
    assert read(july, kept(july, notices=notices)).notices == notices
    assert read(june, kept(july, notices=notices)).notices == ()


def test_a_table_without_rows_is_one_that_notices_explain(tmp_path: Path) -> None:
    june = folder(tmp_path / "june", plans=PLANS + A)
    july = folder(tmp_path / "july", plans=PLANS)
    assert codes(july, kept(june), OF_PLANS) == ["PBR622"]
    (july / "notices.csv").write_text(NOTICES + "plans,A,withdrawn,2026-07-01,,wrong person,e-mail\n")
    assert held(read(july, kept(june), OF_PLANS)) == []
    # The month after it is empty still, and the notices that explained it go on: written again, or carried on alone.
    notices = read(july, kept(june), OF_PLANS).notices
    assert held(read(july, kept(july, notices=notices), OF_PLANS)) == []
    (july / "notices.csv").unlink()
    assert held(read(july, kept(july, notices=notices), OF_PLANS)) == []
    # A row that comes and goes again is another matter: no notice is of it.
    august = folder(tmp_path / "august", plans=PLANS + B)
    assert codes(july, kept(august, notices=notices), OF_PLANS) == ["PBR622"]


@pytest.mark.parametrize(
    "june",
    [
        PLANS + A + B,
        PLANS + A.replace("A,", '"A",', 1) + B,
        PLANS + " A " + A[1:] + B,
        (PLANS + A + B).replace("\n", "\r\n"),
        PLANS + "\n" + B + A.rstrip("\n"),
        "person_id,provider_id,plan_type,started_on,plan_id,plan_value\n"
        "S1,P1,reablement,2026-06-01,A,170.00\nS2,P1,reablement,2026-06-02,B,180.00\n",
    ],
)
def test_what_is_missing_is_found_however_the_last_was_written(tmp_path: Path, june: str) -> None:
    last = kept(folder(tmp_path / "june", plans=june))
    assert held(read(folder(tmp_path / "same", plans=PLANS + B + A), last, OF_PLANS)) == []
    assert held(read(folder(tmp_path / "less", plans=PLANS + A), last, OF_PLANS)) == [("plans", "B", "missing")]
    assert held(read(folder(tmp_path / "other", plans=PLANS + B), last, OF_PLANS)) == [("plans", "A", "missing")]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("plans,B,withdrawn,2026-07-01,,r,s\n", "PBR661"),
        ("plans,a,withdrawn,2026-07-01,,r,s\n", "PBR662"),
        ("plans,A,withdrawn,2026-07-01,,r,s\nplans,A,closed,2026-07-01,,r,s\n", "PBR663"),
        ("plans,A,replaced,2026-07-01,,r,s\n", "PBR664"),
        ("plans,A,closed,2026-07-01,B,r,s\n", "PBR664"),
        ("plans,A,replaced,2026-07-01,Z,r,s\n", "PBR665"),
        ("plan,A,withdrawn,2026-07-01,,r,s\n", "PBR706"),
        ("plans,A,withdrawn,2026-07-01,,,s\n", "PBR701"),
    ],
)
def test_a_notice_that_does_not_fit(june: Path, tmp_path: Path, rows: str, code: str) -> None:
    july = folder(tmp_path / "july", plans=PLANS + B, outcomes=OUTCOMES + B1, notices=NOTICES + rows)
    assert code in codes(july, kept(june))


def test_the_first_run_has_nothing_to_compare_with(june: Path) -> None:
    assert (
        held(read_extract(june, NEEDS, hold_errors=False, since=SinceLast(LastExtract({}), NoticesInForce(), False)))
        == []
    )
    assert {row.why for row in read(june, LastExtract({})).put_back} <= set(WhyPutBack)
