"""Schemes whose prices are of unlike years are not set side by side without a word of it."""

import csv
import json
from pathlib import Path

import pytest

from pbr.scheme.pricing.price_year import PriceYear, years_in_words
from tests.cli.command import pbr
from tests.reports.simulation.elements import rows_of, tree_of, words_of
from tests.simulate.by_hand import BASELINE, ESSEX, extract, title_of

JUNE = ("--as-at", "2026-06-30")
SHIPPED = Path(__file__).parents[2] / "schemes"


def essex_at(folder: Path, year: str) -> Path:
    """A copy of Essex whose package price is of another year, or of none that it says."""
    text = (SHIPPED / f"{ESSEX}.yaml").read_text(encoding="utf-8")
    assert text.count("    at prices of: 2016\n") == 1
    changed = folder / "essex.yaml"
    changed.write_text(
        text.replace("    at prices of: 2016\n", f"    at prices of: {year}\n" if year else ""), encoding="utf-8"
    )
    return changed


def test_unlike_years_stand_in_the_headline_and_beside_every_difference(tmp_path: Path) -> None:
    out, page = tmp_path / "out", tmp_path / "page.html"
    done = pbr("simulate", extract(tmp_path), ESSEX, *JUNE, "--out", out, "--html", page, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    sentence = "Prices are of unlike years: 2024-25 under the baseline, and 2016 under essex_reablement_bonus. "
    assert told["unlike_price_years"].startswith(sentence)
    assert [one["prices_of"] for one in told["schemes"]] == [["2024-25"], ["2016"]]
    assert [one["prices_of_unlike_years"] for one in told["schemes"]] == [False, True]
    for name in ("schemes.csv", "providers.csv", "groups.csv", "records.csv"):
        with (out / name).open(encoding="utf-8") as file:
            rows = [row for row in csv.DictReader(file) if row["scheme"] == "essex_reablement_bonus"]
        assert rows
        assert {(row["prices_of"], row["baseline_prices_of"]) for row in rows} == {("2016", "2024-25")}
    tree = tree_of(page.read_text(encoding="utf-8"))
    answer = next(one for one in tree.iter("section") if one.get("id") == "answer")
    said = [words_of(one) for one in answer.iter("p")]
    assert said[0].startswith(f"Beside the baseline, “{title_of(BASELINE)}”")
    assert said[1].startswith(
        f"Prices are of unlike years: 2024-25 under the baseline, and 2016 under “{title_of(ESSEX)}”"
    )
    beside = rows_of(tree, "What each scheme costs, and what is not certain")[2][3]
    assert beside.endswith(", at prices of 2016 beside 2024-25")
    assert rows_of(tree, "Each scheme and the baseline, for what the scheme applies to")[1][-1] == "2016"


@pytest.mark.parametrize("year", ["2024-25", ""])
def test_like_years_and_years_that_nobody_says_are_not_said_to_differ(tmp_path: Path, year: str) -> None:
    page = tmp_path / "page.html"
    done = pbr("simulate", extract(tmp_path), essex_at(tmp_path, year), *JUNE, "--html", page)
    assert (done.returncode, done.stderr) == (0, "")
    assert "nlike years" not in done.stdout
    assert "Prices of" not in done.stdout
    assert "nlike years" not in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("year", ["2024", "2023-24", "2014-15"])
def test_any_other_year_is_unlike(tmp_path: Path, year: str) -> None:
    done = pbr("simulate", extract(tmp_path), essex_at(tmp_path, year), *JUNE)
    assert f"2024-25 under the baseline, and {year} under" in " ".join(done.stdout.split())


def test_a_year_is_told_as_it_is_written() -> None:
    years = [PriceYear(2016, False), PriceYear(1999, True), PriceYear(2014, True), PriceYear(2016, False)]
    assert years_in_words(years) == "1999-00 and 2014-15 and 2016"
    assert years_in_words([]) == ""


def test_the_price_is_explained_and_described_with_its_year(tmp_path: Path) -> None:
    explained = pbr("settle", ESSEX, extract(tmp_path), "--period", "2026-05", "--explain", "A").stdout
    assert "package_price is £1,575.00, at prices of 2016, from 2026-04-01" in " ".join(explained.split())
    assert "- at prices of 2016\n" in pbr("describe", ESSEX).stdout
