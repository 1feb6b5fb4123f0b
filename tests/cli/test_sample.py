"""``pbr sample``: what it says it wrote."""

from pathlib import Path

from tests.cli.command import pbr


def test_one_row_is_not_called_rows(tmp_path: Path) -> None:
    done = pbr("sample", "one", "--plans", "1", "--tables", "plans", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert " 1 row\n" in done.stdout
    assert "- plans.csv: 1 row\n" in (tmp_path / "one" / "README.txt").read_text(encoding="utf-8")
    assert " 2 rows\n" in pbr("sample", "two", "--plans", "2", "--tables", "plans", cwd=tmp_path).stdout
