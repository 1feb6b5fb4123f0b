"""Standards and figures from before belong to no plan: they are read whole, and plans are read in parts beside them."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.api.as_read.both_ways import EVERY_WAY, WAYS, Outcome, as_read, whole
from tests.api.as_read.test_not_clean import Tables, again, cell, clean, column, several, told, written

AS_AT = date(2026, 10, 31)

SCHEME = """\
pbr: 1
scheme: beside
title: Plans paid with a part that hangs on standards, standards paid for, and a bonus on the figure from before
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
framework:
  of a standard:
    assumed: made up
    one for each: quarter per provider
    staffing: Enough trained staff
    access: Seen within five days
  of a provider: {assumed: made up, P1: First, P2: Second, P3: Third, P4: Has no plans}
measures:
  kept: {assumed: made up, count: standard where met, out of: standard, per: provider, over: quarter, dated by: from_on}
  better:
    assumed: made up
    count: outcome where result is "achieved"
    out of: outcome
    per: provider
    over: quarter
    dated by: due_on
    compared with: opening achieved_before
    target: at least 10% more
payments:
  package: {assumed: made up, pay: £10.00, for each: plan, priced at: started_on, due: started_on}
  withheld:
    assumed: made up
    pay: £7.00
    for each: outcome
    priced at: due_on
    due: end of quarter + 6 weeks
    scaled by: kept
    steps of the whole: {below 50%: nil, from 50%: 50%, from 100%: 100%}
  visit:
    assumed: made up
    pay: £100.00
    for each: standard
    priced at: from_on
    when: met
    due: later of to_on and assessed_on
limits:
  cap: {assumed: made up, no more than: £150.00, of: "package, withheld, visit", over: provider and quarter}
examples:
  None:
    as at: 2026-06-30
    total due: £0.00
"""

STANDARDS = "standard,provider_id,from_on,to_on,assessed_on,met,score,verified_by"
OPENINGS = "name,provider_id,from_on,to_on,value"


def tables_of_all() -> Tables:
    """Clean plans and outcomes, and standards of two quarters in no order: some met, one not, one not recorded."""
    standards = [STANDARDS.split(",")]
    for at, provider in enumerate(("P2", "P4", "P1", "P3")):
        for number, code in enumerate(("staffing", "access")):
            for first, last, judged in (
                ("2026-07-01", "2026-09-30", "2026-10-12"),
                ("2026-04-01", "2026-06-30", "2026-07-09"),
            ):
                met = "no" if (at + number) % 3 == 0 else "yes"
                standards.append([code, provider, first, last, judged, met, f"{70 + at + number}", "council"])
    standards.pop()
    openings = [OPENINGS.split(",")]
    openings += [["achieved_before", f"P{at}", "2025-04-01", "2026-03-31", f"0.{at + 2}"] for at in (3, 1, 4, 2)]
    return {**clean(), "standards.csv": standards, "openings.csv": openings}


@pytest.fixture
def scheme(tmp_path: Path) -> Path:
    """The scheme as a file."""
    file = tmp_path / "beside.yaml"
    file.write_text(SCHEME, encoding="utf-8")
    return file


def both(
    scheme: Path, tables: Tables, folder: Path, ways: Sequence[tuple[int, int]] = EVERY_WAY
) -> tuple[Outcome, Outcome | None]:
    """What comes of tables read whole, and in parts, which is the same in every way."""
    records = written(folder / "records", tables)
    at_once = whole(scheme, records, folder / "whole", as_at=AS_AT)
    first, *others = [as_read(scheme, records, folder / f"in-{of}-{by}", of, by, as_at=AS_AT) for of, by in ways]
    assert others == [first] * len(others)
    return at_once, first


def test_standards_and_openings_beside_plans_in_parts(scheme: Path, tmp_path: Path) -> None:
    at_once, in_parts = both(scheme, tables_of_all(), tmp_path)
    assert told(at_once) == []
    lines = at_once.files["lines.csv"].decode()
    assert all(f",{word}," in lines for word in ("package", "withheld", "visit", "cap"))
    # Four providers, two standards, and the quarters from April, July and October: of the first two one is not there.
    assert at_once.files["held.csv"].decode().count("\nexpected,") == 8 + 1
    assert "access:P3:2026-04-01" in at_once.files["held.csv"].decode()
    assert in_parts == at_once


TOLD = (
    ("judged before its days", "PBR826", cell("standards.csv", 3, "assessed_on", "2026-06-20")),
    (
        "several judged before their days",
        "PBR826",
        several(
            column(
                "standards.csv", "assessed_on", lambda at, was: "2026-03-01" if at in (0, 2, 3, 5, 6, 8, 10) else was
            )
        ),
    ),
    ("judged twice alike", "PBR819", again("standards.csv", 2, ("from_on", "2026-04-02"))),
    ("judged again", "PBR824", again("standards.csv", 2, ("from_on", "2026-04-02"), ("assessed_on", "2026-07-10"))),
)


@pytest.mark.parametrize(("code", "spoil"), [case[1:] for case in TOLD], ids=[case[0] for case in TOLD])
def test_what_standards_contradict_is_told(
    code: str, spoil: Callable[[Tables], None], scheme: Path, tmp_path: Path
) -> None:
    tables = tables_of_all()
    spoil(tables)
    at_once, in_parts = both(scheme, tables, tmp_path, WAYS)
    assert code in [one.code for one in told(at_once)]
    assert in_parts == at_once


NOT_CLEAN = (
    ("a day that is none", "PBR", cell("standards.csv", 4, "assessed_on", "31/02/2026")),
    ("a cell of two lines", "", cell("standards.csv", 4, "score", '"\n70"')),
    ("a mark for nothing", "PBR720", cell("standards.csv", 4, "met", "n/a")),
    ("a code that is not listed", "PBR850", cell("standards.csv", 4, "standard", "acess")),
    ("a provider that is not listed", "PBR850", cell("standards.csv", 4, "provider_id", "P9")),
    ("one standard twice", "PBR80", again("standards.csv", 2)),
    ("one standard and another finding", "PBR803", again("standards.csv", 2, ("score", "1"))),
    ("an end before its start", "PBR804", cell("standards.csv", 4, "to_on", "2026-01-01")),
    ("a figure that is none", "PBR", cell("openings.csv", 2, "value", "much")),
    ("one figure twice", "PBR803", again("openings.csv", 2, ("value", "0.9"))),
    ("a year mistyped", "PBR827", cell("standards.csv", 4, "to_on", "2062-06-30")),
)
"""What is wrong with a row that belongs to no plan, wherever it stands."""


@pytest.mark.parametrize(("code", "spoil"), [case[1:] for case in NOT_CLEAN], ids=[case[0] for case in NOT_CLEAN])
def test_what_is_not_clean_beside_plans_is_told_or_read_whole(
    code: str, spoil: Callable[[Tables], None], scheme: Path, tmp_path: Path
) -> None:
    tables = tables_of_all()
    spoil(tables)
    at_once, in_parts = both(scheme, tables, tmp_path, WAYS)
    assert not code or any(one.code.startswith(code) for one in told(at_once)), [one.code for one in told(at_once)]
    # Rows that are wrong are told as they are by a reading of the whole; what is warned of is left to it.
    wrong = any(one.severity == "error" for one in at_once.problems)
    assert in_parts == (at_once if wrong else None)


def test_standards_may_be_called_several_words_and_names_alike_are_told(tmp_path: Path) -> None:
    scheme = tmp_path / "beside.yaml"
    listed, rest = SCHEME.split("framework:\n", 1)[0], SCHEME.split("P4: Has no plans}\n")[1]
    scheme.write_text(listed + rest, encoding="utf-8")
    tables = tables_of_all()
    column("standards.csv", "standard", lambda at, was: f"seen within days - {was}")(tables)
    (tmp_path / "words").mkdir()
    at_once, in_parts = both(scheme, tables, tmp_path / "words")
    assert in_parts == at_once
    cell("standards.csv", 4, "standard", "Seen within days - access")(tables)
    (tmp_path / "alike").mkdir()
    at_once, in_parts = both(scheme, tables, tmp_path / "alike")
    assert "PBR710" in [one.code for one in told(at_once)]
    assert in_parts is None


@pytest.mark.parametrize(("rows", "asked"), [(16, False), (20, True)])
def test_standards_that_were_all_met_are_asked_about_where_they_are_many(
    rows: int, asked: bool, scheme: Path, tmp_path: Path
) -> None:
    tables = tables_of_all()
    column("standards.csv", "met", lambda at, was: "yes")(tables)
    header, *standards = tables["standards.csv"]
    later = [[*row[:2], "2026-10-01", "2026-12-31", "2026-10-20", *row[5:]] for row in standards[:14:2]]
    tables["standards.csv"] = [header, *standards, *later][: rows + 1]
    at_once, in_parts = both(scheme, tables, tmp_path, WAYS)
    assert ("PBR828" in [one.code for one in told(at_once)]) == asked
    assert in_parts == (None if asked else at_once)


def test_line_ends_and_a_last_line_without_an_end(scheme: Path, tmp_path: Path) -> None:
    records = written(tmp_path / "records", tables_of_all())
    for name in ("standards.csv", "openings.csv"):
        text = (records / name).read_text(encoding="utf-8").removesuffix("\n")
        (records / name).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    at_once = whole(scheme, records, tmp_path / "whole", as_at=AS_AT)
    for parts in (1, 7):
        assert as_read(scheme, records, tmp_path / f"in-{parts}", parts, as_at=AS_AT) == at_once


def test_standards_expected_of_whoever_has_records_are_read_whole(tmp_path: Path) -> None:
    scheme = tmp_path / "beside.yaml"
    listed = next(line for line in SCHEME.splitlines() if line.startswith("  of a provider"))
    scheme.write_text(SCHEME.replace(f"{listed}\n", ""), encoding="utf-8")
    at_once, in_parts = both(scheme, tables_of_all(), tmp_path)
    assert at_once.problems == ()
    assert in_parts is None
