"""The report of ``examples/compare`` is what its records give today, and the page that reads it quotes it rightly."""

import csv
import json
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from tests.examples.compared import FOLDER, sample, simulate
from tests.examples.made import make

PAGE = FOLDER / "reading-the-report.md"
FIGURE = re.compile(r"£\d+(?:,\d{3})*(?:\.\d\d)?|\d+(?:\.\d)?%|(?:\d+ of )?\d[\d,]* (?:plans|people|times)")
HOURLY, ESSEX, WILTSHIRE = "hourly_plus_bonus", "essex_reablement_bonus", "wiltshire_payable_outcomes"
PENALTY, SUTTON = "wiltshire_penalty_and_reward", "sutton_75_25_retention"
PRIME, AT_RISK, VISITS = "population_prime_provider", "population_prime_provider_at_risk", "time_and_task"
ALIKE = (HOURLY, ESSEX, WILTSHIRE, PENALTY, PRIME, AT_RISK)
RANGED = (HOURLY, ESSEX, WILTSHIRE, PENALTY, SUTTON, AT_RISK)


def test_the_seed_gives_the_records(tmp_path: Path) -> None:
    make(sample(tmp_path / "records"))
    assert bytes_in(tmp_path / "records") == bytes_in(FOLDER / "records")


def test_the_records_give_the_report(tmp_path: Path) -> None:
    make(simulate(FOLDER / "records", tmp_path / "report", tmp_path / "report.html"))
    again, kept = bytes_in(tmp_path / "report"), bytes_in(FOLDER / "report")
    assert again.keys() == kept.keys()
    assert [name for name in kept if again[name] != kept[name]] == []
    assert (tmp_path / "report.html").read_bytes() == (FOLDER / "report.html").read_bytes()


def test_the_page_gives_the_commands_that_were_run() -> None:
    page = PAGE.read_text(encoding="utf-8")
    folder = "examples/compare"
    for words in (
        sample(f"{folder}/records"),
        simulate(f"{folder}/records", f"{folder}/report", f"{folder}/report.html"),
    ):
        assert f"\n    pbr {' '.join(words)}\n" in page


def test_every_figure_of_the_page_is_the_report_s() -> None:
    """All of them, in the order of the page: one that is added there has to be added here too."""
    prose = re.sub(r"(?m)^ {4}.*$", "", PAGE.read_text(encoding="utf-8"))
    assert FIGURE.findall(prose) == figures_of_the_report()


def figures_of_the_report() -> list[str]:
    """What the page quotes, as the report's own files have it."""
    told = json.loads((FOLDER / "report" / "simulation.json").read_text(encoding="utf-8"))
    cast, drawn = by_name(told["schemes"], "scheme"), by_name(told["draws"]["schemes"], "scheme")
    assumed = by_name(told["what_if"]["assumptions"], "assumption")
    expected, sides = told["expected_incentives"], told["provider_side"]
    over = drawn[WILTSHIRE]["over_budget"]
    essex = cast[ESSEX]
    more = Decimal(essex["due_for_what_it_applies_to"]) / Decimal(essex["baseline_for_what_it_applies_to"]) - 1
    bonus = expected[ESSEX]["deadweight"]
    parked = expected[WILTSHIRE]["parked"]
    by_rate = by_name(expected[WILTSHIRE]["easy_and_hard"]["rate"], "group")
    anyway = Decimal(assumed["figures.counterfactual_rate"]["expected"])
    return [
        f"{told['plans']} plans",
        whole(cast[VISITS]["due"]),
        *(figure for name in ALIKE for figure in like_with_like(cast[name])),
        whole(cast[SUTTON]["due"]),
        f"{more:.1%}",
        *(whole(cast[WILTSHIRE]["by_status"][status]) for status in ("open", "held")),
        f"{cast[HOURLY]['difference_percent'].removeprefix('-')}%",
        f"{told['draws']['draws']:,} times",
        *(whole(drawn[name][end]) for name in RANGED for end in ("p5", "p95", "contract_most")),
        whole(over["budget"]),
        f"{over['chance_over_percent']}%",
        whole(over["mean_excess"]),
        whole(drawn[PRIME]["mean"]),
        whole(cast[PRIME]["by_status"]["not_due"]),
        f"{Decimal(assumed['figures.provider_effect']['expected']):.0f}%",
        *(whole(cast[name]["at_risk"]) for name in (SUTTON, WILTSHIRE, ESSEX)),
        f"£{assumed['figures.cost_per_hour']['expected']}",
        whole(short_of_care_with_every_outcome()),
        switching(SUTTON)["in_words"],
        f"£{most_of(told, VISITS, 'one more hour')}",
        f"£{most_of(told, ESSEX, 'one more success: support at end none rather than reduced')}",
        f"{anyway:.0f}%",
        whole(bonus["paid_anyway"]),
        whole(bonus["paid_for_results"]),
        f"{parked['people']} of {parked['of_people']} people",
        *(f"{by_rate[rate]['success_rate_percent']}%" for rate in ("specialist", "standard")),
        *(whole(by_rate[rate]["expected_per_plan"]) for rate in ("specialist", "standard")),
        whole(steepest(told)["brings"]),
        f"£{assumed['figures.transaction_cost_per_payment_line']['expected']}",
        *(whole(sides[name]["handling_costs"]) for name in (VISITS, ESSEX, WILTSHIRE)),
    ]


def steepest(told: dict[str, Any]) -> dict[str, Any]:
    """The cliff of Sutton's that the page tells of."""
    found: dict[str, Any]
    (found,) = (
        one
        for one in told["incentives"][SUTTON]["cliffs"]
        if (one["provider"], one["window"], one["at"], one["out_of"]) == ("P1", "2027-01-to-03", 27, 53)
    )
    return found


def like_with_like(scheme: dict[str, Any]) -> tuple[str, str, str]:
    """How many a scheme pays for, what it pays for them, and what the baseline does."""
    plans, people = scheme["plans_it_applies_to"], scheme["people_it_applies_to"]
    many = f"{plans} plans" if plans else f"{people} people"
    return many, whole(scheme["due_for_what_it_applies_to"]), whole(scheme["baseline_for_what_it_applies_to"])


def short_of_care_with_every_outcome() -> str:
    """How much less Wiltshire brings than care costs when every outcome is achieved."""
    row = switching(WILTSHIRE)
    assert row["in_words"] == "none between 0 and 1: at a loss at any rate"
    return row["more_at_100_percent"].removeprefix("-")


def switching(scheme: str) -> dict[str, str]:
    """The rate at which a scheme leaves its providers no margin."""
    with (FOLDER / "report" / "switching.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        (row,) = (row for row in rows if (row["scheme"], row["compared_with"]) == (scheme, "the cost of care"))
    return row


def most_of(told: dict[str, Any], scheme: str, step: str) -> str:
    """The most that a step brings a provider, in any band."""
    brings = [Decimal(one["most"]) for one in told["incentives"][scheme]["brings"] if one["step"] == step]
    return f"{max(brings):.2f}"


def by_name(items: list[dict[str, Any]], key: str) -> dict[str, dict[str, Any]]:
    """Items by one of their texts."""
    return {item[key]: item for item in items}


def whole(amount: str) -> str:
    """An amount to the nearest pound."""
    return f"£{Decimal(amount).quantize(Decimal(1), ROUND_HALF_UP):,}"


def bytes_in(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
