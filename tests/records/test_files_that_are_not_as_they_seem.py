"""Files that change, are damaged, run together, or are too long; and what is shown of them."""

import json
import time
from hashlib import sha256
from pathlib import Path

import pytest

from pbr.problems.problem import ProblemsFound
from pbr.problems.problem_formats import all_as_text
from pbr.problems.problems_json import as_json
from pbr.records.dictionary import TABLES
from pbr.records.extract.read_extract import read_extract
from pbr.records.files.csv_file import open_csv
from pbr.records.files.encoding import examine
from pbr.records.files.header import match_header
from pbr.records.files.quotable_values import quotable
from pbr.scheme.load_scheme import load_scheme
from tests.engine.settled import SCHEMES
from tests.records.conftest import Write

HEADING = "plan_id,person_id,provider_id,plan_type,started_on"
ROW = "PL-{0},S-{0},P1,initial,2026-05-04\n"
PLANS = HEADING + "\n" + "".join(ROW.format(n) for n in range(600))


def read(folder: Path) -> list[str]:
    """The codes of what is said of an extract's plans."""
    try:
        return [each.code for each in read_extract(folder, {"plans": frozenset()}, hold_errors=False).warnings]
    except ProblemsFound as found:
        return [each.code for each in found.problems]


@pytest.mark.parametrize("more", [ROW.format(9_999), PLANS[:40], "\n"])
def test_a_file_that_grows_between_two_looks_is_refused(tmp_path: Path, more: str) -> None:
    file = tmp_path / "plans.csv"
    file.write_text(PLANS)
    source = open_csv(examine(file, "plans.csv"), TABLES["plans"], ())
    assert sum(len(batch.rows) for batch in source.batches()) == 600
    assert source.text.sha256 == sha256(PLANS.encode()).hexdigest()
    file.write_text(PLANS + more)
    with pytest.raises(ProblemsFound) as found:
        list(source.batches())
    assert [each.code for each in found.value.problems] == ["PBR635"]


@pytest.mark.parametrize(
    "changed", [PLANS.replace("PL-7,", "PL-X,"), PLANS.replace("person_id", "persom_id"), PLANS[:-30], ""]
)
def test_a_file_that_is_another_when_it_is_gone_through_again_is_refused(tmp_path: Path, changed: str) -> None:
    file = tmp_path / "plans.csv"
    file.write_text(PLANS)
    source = open_csv(examine(file, "plans.csv"), TABLES["plans"], ())
    list(source.batches())
    file.write_text(changed)
    with pytest.raises(ProblemsFound) as found:
        list(source.batches())
    assert [each.code for each in found.value.problems] == ["PBR635"]


def test_a_letter_that_changes_after_it_was_looked_at_is_no_traceback(tmp_path: Path) -> None:
    file = tmp_path / "plans.csv"
    file.write_text(PLANS)
    source = open_csv(examine(file, "plans.csv"), TABLES["plans"], ())
    file.write_bytes(PLANS.encode().replace(b"PL-7,", b"PL-\xe9,"))
    with pytest.raises(ProblemsFound) as found:
        list(source.batches())
    assert [each.code for each in found.value.problems] == ["PBR635"]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_hash_is_of_the_bytes_with_their_mark(tmp_path: Path, mark: bytes) -> None:
    (tmp_path / "plans.csv").write_bytes(mark + PLANS.encode())
    extract = read_extract(tmp_path, {"plans": frozenset()}, hold_errors=False)
    assert extract.inputs[0].sha256 == sha256(mark + PLANS.encode()).hexdigest()
    scheme = mark + (SCHEMES / "essex-reablement-bonus.yaml").read_bytes()
    (tmp_path / "scheme.yaml").write_bytes(scheme)
    assert load_scheme(tmp_path / "scheme.yaml").file.sha256 == sha256(scheme).hexdigest()


def test_a_bad_byte_in_a_utf_8_file_is_told_by_its_place(tmp_path: Path) -> None:
    text = f"{HEADING},area\nPL-1,S-1,P1,initial,2026-05-04,Zoë\n".encode()
    (tmp_path / "plans.csv").write_bytes(text + b"PL-2,S-2,P1,initial,2026-05-04,Andr\xe9\n")
    with pytest.raises(ProblemsFound) as found:
        read_extract(tmp_path, {"plans": frozenset()}, hold_errors=False)
    # "PL-2,S-2,P1,initial,2026-05-04,Andr" is 35 bytes.
    assert "line 3 has a byte that is not UTF-8 (0xE9, byte 36 of the line)" in found.value.problems[0].message


@pytest.mark.parametrize(
    ("mark", "code", "line"), [(b"\xff", "PBR605", 451), (b"\xff\n\x81", "PBR604", 452), (b"\0", "PBR606", 451)]
)
@pytest.mark.parametrize("at_once", [7, 1_000, 1 << 20])
def test_a_bad_byte_is_on_its_line_however_much_is_looked_at_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mark: bytes, code: str, line: int, at_once: int
) -> None:
    monkeypatch.setattr("pbr.records.files.encoding._BLOCK", at_once)
    lines = PLANS.encode().split(b"\n")
    lines[450] += mark
    (tmp_path / "plans.csv").write_bytes(b"\n".join(lines))
    try:
        problems = examine(tmp_path / "plans.csv", "plans.csv").warnings
    except ProblemsFound as found:
        problems = tuple(found.problems)
    assert [(one.code, one.place.line) for one in problems] == [(code, line)]


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (b"\xef\xbb\xbf" + PLANS.encode() + b"\xff,,,,\n", ["PBR637"]),
        (PLANS.encode() + "Zoë".encode()[:-1], ["PBR605", "PBR632"]),
        (PLANS.encode().replace(b"P1", b"Ren\xe9"), ["PBR605"]),
        (PLANS.encode().replace(b"P1", "Zoë €".encode(), 1).replace(b"P1", b"\x80", 1), ["PBR637"]),
    ],
)
def test_which_files_are_read_as_windows_1252(tmp_path: Path, content: bytes, codes: list[str]) -> None:
    (tmp_path / "plans.csv").write_bytes(content)
    assert sorted(read(tmp_path)) == codes


@pytest.mark.parametrize(
    ("start", "code"),
    [
        (b"PK\x03\x04rest", "PBR602"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "PBR602"),
        (b"\xef\xbb\xbf  <!doctype HTML>", "PBR633"),
        (b"<html>", "PBR633"),
        (b'{"plans": []}', "PBR633"),
        (b"%PDF-1.7", "PBR633"),
        (b"\x1f\x8b\x08", "PBR633"),
        (b"\xff\xfep\0l\0", "PBR603"),
    ],
)
def test_what_is_named_csv_and_is_something_else(tmp_path: Path, start: bytes, code: str) -> None:
    (tmp_path / "plans.csv").write_bytes(start + b"\n" * 20)
    assert read(tmp_path) == [code]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_without_end_is_refused_before_it_is_held(tmp_path: Path, end: str) -> None:
    (tmp_path / "plans.csv").write_bytes(f"{HEADING}{end}PL-1,".encode() + b"x" * 4_000_000)
    assert read(tmp_path) == ["PBR636"]
    (tmp_path / "plans.csv").write_bytes((end.join([HEADING, *["PL-1,S-1,P1,initial,2026-05-04"] * 80_000])).encode())
    assert set(read(tmp_path)) == {"PBR802"}


@pytest.mark.parametrize("rows_below", [0, 1, 30])
@pytest.mark.parametrize("lost", ["", ","])
def test_no_person_is_shown_of_a_header_run_together_with_a_row(tmp_path: Path, lost: str, rows_below: int) -> None:
    first = HEADING + lost + "PL-1,Ann Example,Bob Example,initial,2026-05-04\n"
    (tmp_path / "plans.csv").write_text(first + "".join(ROW.format(n) for n in range(rows_below)))
    with pytest.raises(ProblemsFound) as found:
        read_extract(tmp_path, {"plans": frozenset({"plan_type"})}, hold_errors=False, show_values=False)
    said = all_as_text(found.value.problems) + as_json(found.value.problems)
    assert "Example" not in said
    assert ("PBR634" in said) == bool(rows_below)


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("plans", "PL-1,Ann Example,Bob Example,reablement,2026-05-04"),
        ("outcomes", "OC-1,PL-1,Ann Example,improvement,yes"),
        ("people", "Ann Example,Bob Example,06/04/2026,north"),
    ],
)
def test_no_person_is_shown_of_a_file_without_a_header(tmp_path: Path, table: str, row: str) -> None:
    (tmp_path / f"{table}.csv").write_text(f"{row}\n{row}\n")
    text = examine(tmp_path / f"{table}.csv", f"{table}.csv")
    with pytest.raises(ProblemsFound) as found:
        open_csv(text, TABLES[table], ())
    said = all_as_text(found.value.problems)
    assert "looks like a record" in said
    assert "Example" not in said


def test_which_headings_may_be_shown() -> None:
    assert [quotable(cell) for cell in ("Reviewed By", " Extra 30 ", "Cost (£)", "CHILD")] == [
        *("Reviewed By", "Extra 30", "Cost (£)", "CHILD"),
    ]
    assert [quotable(cell) for cell in ("2026-05-04", "NHS4010000123", "=cmd", "x" * 41, "a\u200bb", "")] == [""] * 6


def test_the_day_of_a_review_is_not_taken_for_who_made_it() -> None:
    header = match_header(["plan_id", "Reviewed By"], TABLES["plans"], "plans.csv", ["reviewed_on"], quotable)
    assert [(each.code, "did you mean" in each.help) for each in header.problems] == [
        ("PBR611", False),
        ("PBR613", False),
    ]
    meant = match_header(["plan_id", "Review On"], TABLES["plans"], "plans.csv", ["reviewed_on"], quotable)
    assert meant.problems[0].help.startswith('did you mean "Review On"?')


def test_thirty_columns_that_are_not_read_are_one_warning_after_the_errors(write: Write) -> None:
    others = [f"Extra {n}" for n in range(1, 31)]
    folder = write(plans=",".join([HEADING, *others]) + "\nPL-1,S-1,P1,initial,2026-06-31" + "," * 30 + "\n")
    with pytest.raises(ProblemsFound) as found:
        read_extract(folder, {"plans": frozenset()}, hold_errors=False)
    shown = [each["code"] for each in json.loads(as_json(found.value.problems))["problems"]]
    assert shown == ["PBR702", "PBR613"]
    assert '30 columns are not columns of plans.csv, and are not read: "Extra 1", "Extra 2"' in all_as_text(
        found.value.problems
    )


def test_twenty_thousand_rows_of_one_key_take_seconds_and_no_more(write: Write) -> None:
    folder = write(plans=HEADING + "\n" + "".join(f"PL-1,S-{n},P1,initial,2026-05-04\n" for n in range(20_000)))
    began = time.process_time()
    extract_or_problems = read(folder)
    # Half a second here; it was half a minute when every row pointed to all the others.
    assert time.process_time() - began < 10
    assert extract_or_problems == ["PBR803", "PBR621"]
