"""Options are read as typer reads them, with and without the look that is mostly enough."""

from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
from typer.core import TyperCommand

from pbr.cli.formats import SettleFormat
from pbr.cli.plain_options import PlainCommand
from tests.cli.command import python


def shown(
    paths: Annotated[list[Path], typer.Argument()],
    out: Path | None = None,
    word: str = "",
    printed: SettleFormat = SettleFormat.TABLE,
    many: Annotated[int | None, typer.Option(min=1, max=64)] = None,
    often: int = 3,
    wanted: bool = False,
) -> Any:
    """Give what was read."""
    return paths, out, word, printed, many, often, wanted


def told(cls: type[TyperCommand], *words: str) -> object:
    """What a command of that class reads of the words, or what it says is wrong with them."""
    app = typer.Typer(rich_markup_mode=None, add_completion=False)
    app.command(cls=cls)(shown)
    try:
        return app(list(words), standalone_mode=False)
    except typer.TyperException as misused:
        return misused.format_message()


@pytest.mark.parametrize(
    "words",
    [
        ("a", "b"),
        ("a", "--out", "there", "--word", " x ", "--wanted"),
        ("a", "--printed", "csv", "--many", "2", "--often", "4"),
        (),
        ("a", "--printed", "CSV"),
        ("a", "--many", "64", "--often", "007"),
        ("a", "--many", "65"),
        ("a", "--many", "0"),
        ("a", "--often", "-3"),
        ("a", "--often", "12345678901234567890"),
        ("a", "--many", "two"),
        ("a", "--often", "2.5"),
    ],
    ids=" ".join,
)
def test_it_is_what_typer_reads(words: tuple[str, ...]) -> None:
    assert told(PlainCommand, *words) == told(TyperCommand, *words)


def test_both_values_and_refusals_are_compared() -> None:
    assert told(PlainCommand, "a", "--many", "2") == ([Path("a")], None, "", SettleFormat.TABLE, 2, 3, False)
    assert "64" in str(told(PlainCommand, "a", "--many", "65"))


def test_more_that_is_asked_of_a_path_is_asked_of_typer(tmp_path: Path) -> None:
    def there(folder: Annotated[Path, typer.Argument(exists=True, file_okay=False)]) -> Path:
        """Give a folder that is there."""
        return folder

    app = typer.Typer(rich_markup_mode=None, add_completion=False)
    app.command(cls=PlainCommand)(there)
    assert app([str(tmp_path)], standalone_mode=False) == tmp_path
    with pytest.raises(typer.BadParameter):
        app([str(tmp_path / "none")], standalone_mode=False)


def test_nothing_that_a_look_is_enough_for_loads_pydantic() -> None:
    run = "import sys; from pbr.cli.main import run; run(); print('pydantic' in sys.modules)"
    assert python("-c", run, "rule", "PBR112").stdout.splitlines()[-1] == "False"
    assert python("-c", run, "sample", "new", "--plans", "two").stdout.splitlines()[-1] == "True"
