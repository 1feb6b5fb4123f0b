"""docs/ledger.md: every command that it shows does what the page says, in the order in which it is shown."""

import re
import shlex
from pathlib import Path

import pytest

from pbr.cli.main import app_with
from tests.cli.command import pbr
from tests.examples.made import ROOT, SCHEMES

TEXT = (ROOT / "docs" / "ledger.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\n(.+?)^```", TEXT, re.MULTILINE | re.DOTALL)
SHOWN = [line.partition("  ")[0] for block in BLOCKS for line in block.splitlines() if line.startswith("pbr ")]
"""The commands in blocks, without what is said beside them."""
INLINE = re.findall(r"`(pbr [^`]+)`", TEXT)

HEADER = "plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,support_at_end,reviewed_on\n"
JUNE = "P-0017,S1,P1,reablement,2026-06-08,,,,\n"
JULY = "P-0017,S1,P1,reablement,2026-06-08,2026-07-17,completed,none,2026-07-20\n"
TOTALS = "provider_id,settled,source,reason\nP1,1825.00,payment run 6,\n"
"""By hand: a package at £1,575.00 and a bonus of £250.00."""


def words(command: str, **known: str) -> list[str]:
    """The words of a command after ``pbr``, with names in place of what the page leaves open."""
    return [known.get(word, word) for word in shlex.split(command)[1:]]


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A folder with a scheme and June's records, as the page has them."""
    (tmp_path / "scheme.yaml").symlink_to(SCHEMES / "essex-reablement-bonus.yaml")
    (tmp_path / "totals.csv").write_text(TOTALS, encoding="utf-8")
    (tmp_path / "records").mkdir()
    write(tmp_path, JUNE)
    return tmp_path


def write(council: Path, rows: str) -> None:
    (council / "records" / "plans.csv").write_text(HEADER + rows, encoding="utf-8")


def settled(council: Path) -> None:
    """June and July settled with the commands of the page."""
    for number, command in enumerate(SHOWN[:4]):
        if number == 2:
            write(council, JULY)
        done = pbr(*words(command), cwd=council)
        assert done.returncode == 0, done.stderr


def test_the_page_shows_a_first_month_the_next_and_an_opening() -> None:
    assert [command.split()[1:3] for command in SHOWN] == [["settle", "scheme.yaml"]] * 4 + [
        ["ledger", "history"],
        ["ledger", "open"],
    ]


def test_looking_settles_nothing_and_a_commit_does(council: Path) -> None:
    look, commit, look_again, commit_again, history = (words(command) for command in SHOWN[:5])
    assert "Proposal: " in pbr(*look, cwd=council).stdout
    assert not (council / "ledger").exists()
    assert pbr(*commit, cwd=council).returncode == 0
    assert "already settled as run 1, identical" in pbr(*commit, cwd=council).stdout
    write(council, JULY)
    # The next calendar month, though no period is said; by hand, the bonus of £250.00.
    assert "Period: 2026-07-01 to 2026-07-31" in pbr(*look_again, cwd=council).stdout
    assert not (council / "ledger" / "00002").exists()
    assert pbr(*commit_again, cwd=council).returncode == 0
    told = pbr(*history, cwd=council).stdout
    assert re.findall(r"^\d/\d{6}", told, re.MULTILINE) == ["1/000001", "2/000001"]
    assert "Settled in all: £1,825.00" in told


def test_a_ledger_is_opened_beside_what_was_settled(council: Path) -> None:
    write(council, JULY)
    opened = pbr(*words(SHOWN[5]), cwd=council)
    assert opened.returncode == 0, opened.stderr
    assert (council / "ledger" / "00000" / "manifest.json").exists()


def test_an_opening_with_other_totals_is_refused_without_a_reason(council: Path) -> None:
    write(council, JULY)
    other = TOTALS.replace("1825", "1575")
    (council / "totals.csv").write_text(other, encoding="utf-8")
    assert pbr(*words(SHOWN[5]), cwd=council).returncode == 1
    (council / "totals.csv").write_text(other.replace("6,", "6,the bonus is not paid yet"), encoding="utf-8")
    assert pbr(*words(SHOWN[5]), cwd=council).returncode == 0


def test_a_first_period_after_something_fell_due_is_refused(council: Path) -> None:
    late = [word.replace("2026-06", "2026-07") for word in words(SHOWN[0])]
    assert pbr(*late, cwd=council).returncode == 1


@pytest.mark.parametrize("command", INLINE)
def test_a_command_named_in_a_sentence_can_be_given(command: str, council: Path) -> None:
    settled(council)
    known = {"DIR": "ledger", "RUN": "2", "DATE": "2026-08-14", "TEXT": "BACS-2", "ID": "P-0017"}
    if "…" in command:
        # Only a part of one is shown; what is left out names the scheme and the records, and for an opening the day.
        day = ("--settled-to", "2026-07-31") if "open" in command else ()
        folder = ("anew",) if "open" in command else ()
        command = command.replace("…", " ".join((*folder, "scheme.yaml", "records", *day)))
    done = pbr(*words(command, **known), cwd=council)
    assert done.returncode == 0, done.stderr


def test_every_command_of_a_ledger_is_named() -> None:
    group = next(one for one in app_with(["ledger"]).registered_groups if one.name == "ledger")
    assert group.typer_instance is not None
    names = {one.name or getattr(one.callback, "__name__", "") for one in group.typer_instance.registered_commands}
    assert names == {name for name in names if f"pbr ledger {name}" in TEXT}
