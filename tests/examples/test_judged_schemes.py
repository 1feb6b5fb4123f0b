"""Every scheme that only judges has rows, the files they give, and the arithmetic of each of them worked by hand."""

import csv
from pathlib import Path

import pytest

from pbr.api.settling.settlement import settle
from pbr.problems.problem import ProblemsFound
from tests.engine.settled import JUDGED
from tests.examples.by_hand import rows_under
from tests.examples.judged_schemes import JUDGED_EXAMPLES, JudgedExample
from tests.examples.made import EXAMPLES, SCHEMES

EVERY = pytest.mark.parametrize("example", JUDGED_EXAMPLES, ids=lambda example: example.name)
MEASURED = "| measure | provider | window | count | of | lowest | highest | target |"
FOLLOWED = "| verdict | provider | follows |"
NOT_OVER = "not over yet"


def test_there_is_one_for_each_scheme_that_only_judges() -> None:
    assert sorted(example.name for example in JUDGED_EXAMPLES) == JUDGED


@EVERY
def test_the_records_give_the_files(example: JudgedExample, tmp_path: Path) -> None:
    example.make(tmp_path / "judged")
    for file in ("judged.csv", "verdicts.csv", "judged.json"):
        assert (tmp_path / "judged" / file).read_bytes() == (example.folder / "judged" / file).read_bytes(), file


@EVERY
def test_what_was_worked_by_hand_is_what_was_judged(example: JudgedExample) -> None:
    """Every window that is over is worked; a figure there has as many places as divide evenly, and else four."""
    by_hand = {tuple(cells) for cells in rows_under(example.folder / "worked-by-hand.md", MEASURED)}
    judged = {_judged(row) for row in _rows(example, "judged.csv") if row["verdict"] != NOT_OVER}
    assert by_hand == judged


@EVERY
def test_what_follows_was_worked_by_hand(example: JudgedExample) -> None:
    page = example.folder / "worked-by-hand.md"
    has_table = FOLLOWED in page.read_text(encoding="utf-8").splitlines()
    by_hand = {tuple(cells) for cells in rows_under(page, FOLLOWED)} if has_table else set()
    followed = {(row["verdict"], row["provider_id"], row["follows"]) for row in _rows(example, "verdicts.csv")}
    assert by_hand == followed


@EVERY
def test_the_command_is_in_the_page_of_examples(example: JudgedExample) -> None:
    assert f"    {example.command}\n" in (EXAMPLES / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", JUDGED)
def test_it_is_not_settled(name: str) -> None:
    with pytest.raises(ProblemsFound) as refused:
        settle(SCHEMES / f"{name}.yaml", {})
    assert [one.code for one in refused.value.problems] == ["PBR569"]


def _judged(row: dict[str, str]) -> tuple[str, ...]:
    whose = row["provider_id"] or "all together"
    ends = (_figure(row["low"]), _figure(row["high"]))
    return row["measure"], whose, row["window"], row["count"], row["out_of"], *ends, row["verdict"]


def _figure(text: str) -> str:
    """A figure of a file as it is worked by hand: to four places, cut off, and without noughts at its end."""
    whole, _, places = text.partition(".")
    return f"{whole}.{places[:4]}".rstrip("0").rstrip(".") if places else text


def _rows(example: JudgedExample, file: str) -> list[dict[str, str]]:
    with (example.folder / "judged" / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))
