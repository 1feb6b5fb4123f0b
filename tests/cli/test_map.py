"""``pbr map`` as its users run it: what it prints and where, what it ends with, and that it never shows people."""

import re
import shlex
from pathlib import Path

import pytest
import xlsxwriter

from tests.cli.command import ESSEX, pbr
from tests.examples.made import ROOT
from tests.mapping_proposal.extracts import CANARIES, episode, text, written

EXTRACT = [episode(number) for number in range(20)]


def test_without_a_place_the_mapping_is_printed_and_nothing_else(tmp_path: Path) -> None:
    written(tmp_path, "Aug.csv", text(EXTRACT))
    done = pbr("map", "Aug.csv", "--for", ESSEX, cwd=tmp_path)
    assert done.returncode == 0
    assert "pbr: 1\nmapping: essex_reablement_bonus_extract\n" in done.stdout
    assert "The scheme needs:\n  plans: plan_id, person_id" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["Aug.csv"]
    assert not [canary for canary in CANARIES if canary in done.stdout + done.stderr]


def test_a_question_mark_is_no_failure_and_is_listed_with_its_line(tmp_path: Path) -> None:
    written(tmp_path, "Aug.csv", text(EXTRACT))
    done = pbr("map", "Aug.csv", "--for", ESSEX, "-o", "m.yaml", cwd=tmp_path)
    lines = (tmp_path / "m.yaml").read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines, 1) if "Goals met:" in line)
    assert (done.returncode, done.stderr) == (0, "")
    # by hand: Reablement, three reasons and three sequels
    assert '7 question marks to decide ("?"):' in done.stdout
    assert f"m.yaml:{at}: Goals met\n" in done.stdout


def test_settled_through_what_was_decided(tmp_path: Path) -> None:
    written(tmp_path, "Aug.csv", text(EXTRACT))
    pbr("map", "Aug.csv", "--for", ESSEX, "-o", "m.yaml", cwd=tmp_path)
    path = tmp_path / "m.yaml"
    undecided = pbr("settle", ESSEX, "Aug.csv", "--map", "m.yaml", cwd=tmp_path)
    assert (undecided.returncode, "PBR751" in undecided.stderr) == (1, True)
    offered = re.sub(r'"\?"  # \d+ rows?; perhaps (\w+)', r"\1", path.read_text(encoding="utf-8"))
    path.write_text(offered, encoding="utf-8")
    settled = pbr("settle", ESSEX, "Aug.csv", "--map", "m.yaml", cwd=tmp_path)
    # 20 packages at £1,575.00 are £31,500.00. Goals met goes with No services provided in the six rows whose number
    # is a multiple of 3 and which have ended (0, 3, 6, 12, 15, 18): six bonuses of £250.00 are £1,500.00.
    assert "Total due: £33,000.00" in settled.stdout


def test_what_was_there_is_never_written_over(tmp_path: Path) -> None:
    written(tmp_path, "Aug.csv", text(EXTRACT))
    note = written(tmp_path, "note.txt", "my own words\n")
    done = pbr("map", "Aug.csv", "--for", ESSEX, "-o", "note.txt", cwd=tmp_path)
    assert (done.returncode, note.read_text(encoding="utf-8")) == (1, "my own words\n")
    assert pbr("map", "Aug.csv", "--for", ESSEX, "-o", "no/m.yaml", cwd=tmp_path).returncode == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("absent.csv", "--for", ESSEX), "PBR001"), (("Aug.csv", "--for", "no-such-scheme"), "PBR024")],
)
def test_what_could_not_run_ends_with_2(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    written(tmp_path, "Aug.csv", text(EXTRACT))
    done = pbr("map", *arguments, cwd=tmp_path)
    assert (done.returncode, said in done.stderr) == (2, True)


def test_of_a_workbook_the_sheet_can_be_named(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "Book.xlsx") as book:
        for name in ("July", "August"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, tuple(EXTRACT[0]))
            for at, row in enumerate(EXTRACT, 1):
                sheet.write_row(at, 0, tuple(row.values()))
    asked = pbr("map", "Book.xlsx", "--for", ESSEX, cwd=tmp_path)
    assert (asked.returncode, "PBR781" in asked.stderr) == (1, True)
    named = pbr("map", "Book.xlsx", "--for", ESSEX, "--sheet", "August", cwd=tmp_path)
    assert (named.returncode, "    sheet: August\n" in named.stdout) == (0, True)


def test_a_workbook_is_settled_through_its_mapping_as_its_csv_is(tmp_path: Path) -> None:
    written(tmp_path, "Aug.csv", text(EXTRACT))
    with xlsxwriter.Workbook(tmp_path / "Aug.xlsx") as book:
        sheet = book.add_worksheet("Data")
        for at, row in enumerate([dict(zip(EXTRACT[0], EXTRACT[0], strict=True)), *EXTRACT]):
            sheet.write_row(at, 0, tuple(row.values()))
    pbr("map", "Aug.csv", "--for", ESSEX, "-o", "m.yaml", cwd=tmp_path)
    decided = re.sub(r'"\?"  # \d+ rows?; perhaps (\w+)', r"\1", (tmp_path / "m.yaml").read_text(encoding="utf-8"))
    written(tmp_path, "m.yaml", decided.replace("Aug.csv", "Aug.xlsx"))
    settled = pbr("settle", ESSEX, "Aug.xlsx", "--map", "m.yaml", cwd=tmp_path)
    assert "Total due: £33,000.00" in settled.stdout, settled.stderr


PAGE = (ROOT / "docs" / "mapping.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^(pbr (?:map|check) .+)$", PAGE, re.MULTILINE)


def test_the_page_of_mappings_shows_what_the_command_does(tmp_path: Path) -> None:
    written(tmp_path, "Reablement Extract Aug-26.csv", text(EXTRACT))
    moved = episode(30, **{"Reason Ended": "Moved out of area"})
    written(tmp_path, "Reablement Extract Sep-26.csv", text([*EXTRACT, moved]))
    written(tmp_path, "Provider references.csv", "Supplier Name,Ref\nOak Care,P2\nSunrise Homecare Ltd,P1\n")
    assert len(SHOWN) == 3
    done = [pbr(*shlex.split(command)[1:], cwd=tmp_path) for command in SHOWN[:2]]
    assert [one.returncode for one in done] == [0, 0]
    path = tmp_path / "mapping.yaml"
    offered = re.sub(r'"\?"  # .*perhaps (\w+)', r"\1", path.read_text(encoding="utf-8"))
    path.write_text(offered, encoding="utf-8")
    checked = pbr(*shlex.split(SHOWN[2])[1:], cwd=tmp_path)
    assert (checked.returncode, checked.stderr) == (0, "")
    # started on 3 May as its number is 30, which August's extract had reached
    assert "plans since the last extract: 1 new, 0 gone\n  1 row came late" in checked.stdout
    assert "Wrote mapping.yaml." in done[0].stdout
    assert "end_reason: 1 new phrase: Moved out of area" in done[1].stdout
