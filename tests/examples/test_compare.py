"""The report of ``examples/compare`` is what its records give today, and the page that reads it quotes it rightly."""

import csv
import json
import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.examples.compared import FOLDER, sample, simulate
from tests.examples.made import make

PAGE = FOLDER / "reading-the-report.md"
FIGURE = re.compile(r"£\d+(?:,\d{3})*(?:\.\d\d)?|\d+(?:\.\d)?%|(?:\d+ of )?\d[\d,]* (?:plans|people|times)")
HOURLY, ESSEX, WILTSHIRE = "hourly_plus_bonus", "essex_reablement_bonus", "wiltshire_payable_outcomes"
PENALTY, SUTTON = "wiltshire_penalty_and_reward", "sutton_75_25_retention"
PRIME, AT_RISK, VISITS = "population_prime_provider", "population_prime_provider_at_risk", "time_and_task"
TARIFF = "ipc_outcome_tariff"
HOUR_OF = {WILTSHIRE: Decimal("17.00"), VISITS: Decimal("23.26"), HOURLY: Decimal("15.00")}
"""What each of these schemes says an hour is."""
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
        unpriced_plans(by_name(told["left_out"], "scheme")[TARIFF]["reasons"]),
        f"{more:.1%}",
        *(whole(cast[WILTSHIRE]["by_status"][status]) for status in ("open", "held")),
        *(f"£{HOUR_OF[name]:.2f}" for name in (WILTSHIRE, VISITS, WILTSHIRE)),
        whole(str(Decimal(visits_of_wiltshire_s_plans(1700)) / 100)),
        *(f"{less_than_visits(cast[WILTSHIRE], rate):.1%}" for rate in (1700, 2326)),
        f"{cast[HOURLY]['difference_percent'].removeprefix('-')}%",
        f"£{HOUR_OF[HOURLY]:.2f}",
        f"{told['draws']['draws']:,} times",
        *(figure for name in RANGED for figure in ranges_of(drawn[name])),
        whole(over["budget"]),
        f"{over['chance_over_percent']}%",
        whole(over["mean_excess"]),
        f"{drawn[WILTSHIRE]['with_assumed_ranges']['chance_over_percent_with_ranges']}%",
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


def test_the_years_between_the_prices_are_most_of_what_the_readme_says_they_are() -> None:
    readme = (FOLDER.parents[1] / "README.md").read_text(encoding="utf-8")
    cast = by_name(json.loads((FOLDER / "report" / "simulation.json").read_text(encoding="utf-8"))["schemes"], "scheme")
    visits = visits_of_wiltshire_s_plans(2326)
    assert whole(str(Decimal(visits) / 100)) == whole(cast[WILTSHIRE]["baseline_for_what_it_applies_to"])
    now, then = less_than_visits(cast[WILTSHIRE], 2326), less_than_visits(cast[WILTSHIRE], 1700)
    assert round((now - then) * 100) == 16
    said = f"the same visits come to {whole(str(Decimal(visits_of_wiltshire_s_plans(1700)) / 100))}, and Wiltshire's "
    assert f"{said}difference is -{then:.1%} rather than -{now:.1%}: sixteen points" in readme


def visits_of_wiltshire_s_plans(hour: int) -> int:
    """What the visits of initial and ongoing plans come to, in pence, at so many pence an hour.

    Added up here from the records alone: each visit rounded up to the quarter hour, and its amount to the penny.
    """
    with (FOLDER / "records" / "plans.csv").open(encoding="utf-8", newline="") as file:
        own = {row["plan_id"] for row in csv.DictReader(file) if row["plan_type"] in ("initial", "ongoing")}
    with (FOLDER / "records" / "visits.csv").open(encoding="utf-8", newline="") as file:
        minutes = [Fraction(row["delivered_minutes"] or 0) for row in csv.DictReader(file) if row["plan_id"] in own]
    return sum(int(Fraction(hour * -(-each // 15), 4) + Fraction(1, 2)) for each in minutes)


def less_than_visits(wiltshire: dict[str, Any], hour: int) -> Decimal:
    """How much less Wiltshire comes to than those visits, as a share of them."""
    return 1 - Decimal(wiltshire["due_for_what_it_applies_to"]) * 100 / visits_of_wiltshire_s_plans(hour)


def ranges_of(scheme: dict[str, Any]) -> tuple[str, ...]:
    """The range of a scheme's draws, the one with what was assumed at its ends, and the most of the contract."""
    ends = scheme["with_assumed_ranges"]
    found = (scheme["p5"], scheme["p95"], ends["p5_with_ranges"], ends["p95_with_ranges"], scheme["contract_most"])
    return tuple(map(whole, found))


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


def unpriced_plans(reasons: list[str]) -> str:
    """The plans for which the tariff has no price, as the report says and as the extract has them.

    Counted here from the records alone: initial and ongoing plans on the standard rate.
    """
    with (FOLDER / "records" / "plans.csv").open(encoding="utf-8", newline="") as file:
        rates = [row["rate"] for row in csv.DictReader(file) if row["plan_type"] in ("initial", "ongoing")]
    many = rates.count("standard")
    (reason,) = reasons
    assert reason.startswith(f"{many} records have no price under it")
    assert reason.endswith("has no figure for rate 'standard'")
    return f"{many} plans"


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
