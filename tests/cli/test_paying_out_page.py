"""docs/paying-out.md: the commands of its first half do what the page says, and print what it shows."""

import re
import shlex
from pathlib import Path

import pytest

from pbr.remittance.statement_csv import STATEMENT_COLUMNS
from pbr.remittance.statement_line import Section
from tests.cli.command import pbr
from tests.examples.made import ROOT, SCHEMES

PAGE = (ROOT / "docs" / "paying-out.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(?:console)?\n(.+?)^```", PAGE, re.MULTILINE | re.DOTALL)
SHOWN = [line.partition("  ")[0] for block in BLOCKS for line in block.splitlines() if line.startswith("pbr ")]
STATEMENTS = [shlex.split(command)[1:] for command in SHOWN if command.startswith("pbr remit ")]
STORIES = [shlex.split(command)[1:] for command in SHOWN if "--explain" in command]

HEADER = "plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,support_at_end,reviewed_on\n"
JUNE = "P-0017,S1,P1,reablement,2026-06-08,2026-06-19,completed,none,2026-06-22\n"


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the page names: a ledger of seven runs, a settlement, and who the providers are."""
    folder = tmp_path_factory.mktemp("council")
    (folder / "records").mkdir()
    (folder / "records" / "plans.csv").write_text(HEADER + JUNE, encoding="utf-8")
    (folder / "scheme.yaml").symlink_to(SCHEMES / "essex-reablement-bonus.yaml")
    (folder / "ledger").symlink_to(ROOT / "examples" / "a-year" / "ledger")
    (folder / "providers.csv").symlink_to(ROOT / "examples" / "statements" / "providers.csv")
    done = pbr("settle", "scheme.yaml", "records", "--period", "2026-06", "--out", "settlement", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.parametrize("words", STATEMENTS, ids=" ".join)
def test_statements_are_written_as_shown(council: Path, words: list[str]) -> None:
    done = pbr(*words, cwd=council)
    assert (done.returncode, done.stderr) == (0, "")
    assert (council / words[words.index("--out") + 1] / "statements.json").is_file()


@pytest.mark.parametrize("words", STORIES, ids=" ".join)
def test_stories_are_told_as_shown(council: Path, words: list[str]) -> None:
    done = pbr(*words, cwd=council)
    assert done.returncode == 0, done.stderr
    assert "P-0017" in done.stdout


def test_the_run_that_is_shown_prints_what_is_shown(tmp_path: Path) -> None:
    found = re.search(r"^\$ (pbr remit .+)\n((?:.*\n)+?)```", PAGE, re.MULTILINE)
    assert found is not None
    words = shlex.split(found[1])[1:]
    words[words.index("--out") + 1] = str(tmp_path / "statements")
    done = pbr(*words, cwd=ROOT)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", found[2])


def test_there_are_as_many_commands_as_are_tried() -> None:
    assert (len(STATEMENTS), len(STORIES)) == (4, 2)


def test_every_column_and_section_of_the_table_is_named() -> None:
    table = PAGE.partition("## The table\n")[2].partition("\n## ")[0]
    named = set(re.findall(r"`([a-z_ ]+)`", table))
    assert named == {*STATEMENT_COLUMNS, *Section}
