"""A command used wrongly is told so in plain words."""

from pathlib import Path

import pytest

from tests.cli.command import ESSEX, extract, pbr


@pytest.mark.parametrize(
    "words",
    [
        ("settle", ESSEX, ""),
        ("settle", "", "records"),
        ("settle", ESSEX, "records", "--out", ""),
        ("simulate", "records", ESSEX, "--baseline="),
        ("describe", ""),
    ],
)
def test_an_empty_path_is_not_this_folder(tmp_path: Path, words: tuple[str, ...]) -> None:
    extract(tmp_path)
    done = pbr(*words, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "a path is empty" in done.stderr


def test_a_choice_that_is_none_is_told_without_words_of_a_library(tmp_path: Path) -> None:
    done = pbr("settle", ESSEX, extract(tmp_path), "--format", "xml")
    assert done.returncode == 2
    assert "Value error" not in done.stderr
    assert "'xml' is not one of 'table', 'csv', 'json'" in done.stderr
