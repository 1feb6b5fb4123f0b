"""The example of finance files is made again byte for byte, and the page shows what the command prints."""

import shlex
from pathlib import Path

from tests.cli.command import pbr
from tests.examples.finance_files import EXAMPLE, NAME, make_finance_files
from tests.examples.made import ROOT

PAGE = (ROOT / "docs" / "paying-out.md").read_text(encoding="utf-8")


def test_the_example_is_made_again(tmp_path: Path) -> None:
    make_finance_files(tmp_path / NAME)
    made = {path.name: path.read_bytes() for path in (tmp_path / NAME).iterdir()}
    assert made == {path.name: path.read_bytes() for path in (EXAMPLE / NAME).iterdir()}, (
        "run: python -m tests.examples.regenerate finance-files"
    )


def test_the_page_shows_what_is_printed(tmp_path: Path) -> None:
    shown = PAGE.partition("```console\n$ pbr finance ")[2].partition("```")[0]
    command, _, printed = shown.partition("\n")
    words = [str(ROOT / word) if word.startswith("examples/") else word for word in shlex.split(command)]
    done = pbr("finance", *words, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, printed, "")


def test_the_commands_of_the_page_work(tmp_path: Path) -> None:
    block = PAGE.partition("## The finance file\n\n```\n")[2].partition("```")[0]
    shape, check, last, other = (shlex.split(line.partition("    ")[0]) for line in block.splitlines())
    text = pbr(*shape[1:3]).stdout
    (tmp_path / shape[-1]).write_text(text.replace('"?"', '"X"'), encoding="utf-8")
    (tmp_path / "ledger").symlink_to(ROOT / "examples" / "a-year" / "ledger")
    (tmp_path / "providers.csv").write_bytes((EXAMPLE / "providers.csv").read_bytes())
    for words in (check, last, other):
        done = pbr(*words[1:], cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert (tmp_path / "to-finance" / "journal.csv").is_file()
    assert (tmp_path / "to-finance-7" / "control-totals.csv").is_file()
