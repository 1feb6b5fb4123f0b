"""Several tables invented at once: what is marked, what is left out, what is not invented, and what is refused."""

import json
from pathlib import Path

import pytest

from pbr.problems.problem import ProblemsFound
from tests.cli.command import pbr
from tests.simulate.assumed import assumptions_of
from tests.simulate.synthetic.by_hand import assumed
from tests.simulate.synthetic.test_people import people
from tests.simulate.synthetic.test_standards import OUTCOMES, standards, suttons
from tests.simulate.synthetic.test_visits import REVIEWED, visits

ALL = (OUTCOMES, suttons(), people(), visits())
HOUR = "figures:\n  cost_per_hour:\n    is: £19.00\n    assumed: a test\n"
INVENTED = ("outcomes", "standards", "people", "visits")
BARE = "essex_reablement_bonus"


def given(folder: Path, *invent: str, **tables: str) -> tuple[Path, Path]:
    """An extract of plans and some other tables, and a file of assumptions."""
    records = folder / "records"
    records.mkdir()
    for name, text in {"plans": REVIEWED, **tables}.items():
        (records / f"{name}.csv").write_text(text, encoding="utf-8")
    assume = folder / "assume.yaml"
    assume.write_text(assumed(*invent), encoding="utf-8")
    return records, assume


def test_an_extract_of_plans_alone_is_compared_and_every_figure_that_rests_on_invention_is_marked(
    tmp_path: Path,
) -> None:
    records, assume = given(tmp_path, *ALL)
    out, page = tmp_path / "out", tmp_path / "p.html"
    schemes = (
        "sutton-75-25-retention",
        "population-prime-provider-at-risk",
        "population-prime-provider",
        "essex-reablement-bonus",
    )
    done = pbr("simulate", records, *schemes, "--assume", assume, "--draws", "20", "--out", out, "--html", page)
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads((out / "simulation.json").read_text(encoding="utf-8"))
    assert [
        (one["table"], one["schemes_that_rest_on_it"], one["so_does_the_baseline"]) for one in told["invented"]
    ] == [
        ("outcomes", ["sutton_75_25_retention"], False),
        ("standards", ["sutton_75_25_retention"], False),
        ("people", ["population_prime_provider_at_risk"], False),
        ("visits", ["time_and_task"], True),
    ]
    assert told["invented"][3]["stated"] == {"each_visit": "60 minutes", "delivered": "90%"}
    assert [one["scheme"] for one in told["schemes"]] == [
        "time_and_task (invented)",
        "sutton_75_25_retention (invented)",
        "population_prime_provider_at_risk (invented)",
        f"{BARE} (invented baseline)",
    ]
    assert told["left_out"][0]["reasons"] == ["the extract has no stays.csv"]
    assert (told["achieved_outcomes"], [one["code"] for one in told["warnings"]]) == (None, ["PBR026"])
    for text in (done.stdout, page.read_text(encoding="utf-8")):
        said = {name: f"Invented, as the extract has no {name}.csv" in " ".join(text.split()) for name in INVENTED}
        assert said == dict.fromkeys(INVENTED, True)
    for file in (page, *out.iterdir()):
        text = file.read_text(encoding="utf-8")
        assert text.count(BARE) == text.count(f"{BARE} (invented baseline)"), file.name


@pytest.mark.parametrize(("figures", "label"), [(HOUR, f"{BARE} (invented hours)"), ("", BARE)])
def test_what_care_costs_by_invented_hours_is_marked_even_where_nothing_paid_rests_on_them(
    tmp_path: Path, figures: str, label: str
) -> None:
    records, assume = given(tmp_path, visits(), figures)
    done = pbr(
        "simulate", records, "hourly-plus-bonus", "--baseline", "essex-reablement-bonus", "--assume", assume,
        "--format", "json",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert [one["scheme"] for one in told["schemes"]] == [label, "hourly_plus_bonus (invented)"]
    assert told["invented"][0]["so_does_what_care_costs"] is bool(figures)
    if figures:
        assert told["provider_side"].keys() == {label, "hourly_plus_bonus (invented)"}


def test_both_are_said_where_the_baseline_and_what_care_costs_rest_on_them(tmp_path: Path) -> None:
    records, assume = given(tmp_path, visits(), HOUR)
    done = pbr("simulate", records, "essex-reablement-bonus", "--assume", assume)
    assert f"{BARE} (invented baseline and hours)" in " ".join(done.stdout.split())
    assert "So does every cost of care that is reckoned by the hour." in " ".join(done.stdout.split())


def test_recorded_tables_are_never_replaced_and_each_that_is_not_invented_says_why(tmp_path: Path) -> None:
    recorded = "person_id,provider_id,referred_on,support_at_10_weeks\nS1,P1,2026-06-01,none\n"
    records, assume = given(tmp_path, people(), standards(), visits(), people=recorded)
    done = pbr("simulate", records, "population-prime-provider-at-risk", "--assume", assume, "--format", "json")
    told = json.loads(done.stdout)
    assert [(one["code"], one["message"]) for one in told["warnings"] if one["code"] != "PBR026"] == [
        ("PBR958", "no standards were invented: no scheme compared needs them"),
        ("PBR958", "no people were invented: the records have people.csv"),
    ]
    # The records have one referral, and three would have been invented.
    applies = {one["scheme"]: one["people_it_applies_to"] for one in told["schemes"]}
    assert applies["population_prime_provider_at_risk (invented baseline)"] == 1


@pytest.mark.parametrize(
    ("invent", "plans", "why"),
    [
        (visits(), "plan_type,started_on,planned_end_on", "plans.csv has no column hours_delivered or weekly_hours"),
        (
            visits(),
            "plan_type,started_on",
            "plans.csv has no column planned_end_on or ended_on and no hours_delivered or",
        ),
        (people(), "plan_type", "plans.csv has no column started_on"),
    ],
)
def test_plans_without_the_columns_it_takes_say_so(tmp_path: Path, invent: str, plans: str, why: str) -> None:
    """Nothing can be compared: the baseline, and the lead provider, need what cannot be invented."""
    row = ["A", "S1", "P1", "reablement", "2026-05-04", "2026-06-14"]
    header = ["plan_id", "person_id", "provider_id", *plans.split(",")]
    text = f"{','.join(header)}\n{','.join(row[: len(header)])}\n"
    records, assume = given(tmp_path, invent, plans=text)
    done = pbr("simulate", records, "population-prime-provider-at-risk", "--assume", assume)
    assert done.returncode == 1
    assert "PBR958" in done.stderr
    assert why in done.stderr


def test_one_file_is_no_folder_to_invent_for(tmp_path: Path) -> None:
    records, assume = given(tmp_path, people())
    done = pbr("simulate", records / "plans.csv", "essex-reablement-bonus", "--baseline", "essex-reablement-bonus",
               "--assume", assume)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "no people were invented: the records are one file" in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (standards(met="1.4"), "PBR953", 6),
        (standards(met="90% to 95%"), "PBR952", 6),
        (standards(seed="one"), "PBR952", 7),
        (standards(over="2026-13"), "PBR952", 8),
        (standards(over="2027-03-31 to 2026-04-01"), "PBR952", 8),
        (standards(assessed_after="a fortnight"), "PBR952", 8),
        (standards().replace("safe, on_time", "safe, safe"), "PBR952", 5),
        (standards().replace("safe, on_time", "safe,"), "PBR952", 5),
        (standards(score="80"), "PBR951", 8),
        (people("1.4"), "PBR953", 5),
        (people("40% to 50%"), "PBR952", 5),
        (people(year="£5.00"), "PBR952", 6),
        (people(seed="-1"), "PBR952", 7),
        (people().replace("at 52 weeks", "at a year"), "PBR951", 6),
        (visits("0 minutes"), "PBR952", 5),
        (visits("45"), "PBR952", 5),
        (visits().replace("90%", "140%"), "PBR953", 6),
        (visits().replace("90%", "80% to 90%"), "PBR952", 6),
        (visits().replace("assumed: a test", "source: nowhere, page 1"), "PBR309", 7),
        (visits().replace("  visits:", "  stays:"), "PBR951", 4),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(text: str, code: str, line: int) -> None:
    with pytest.raises(ProblemsFound) as found:
        assumptions_of(assumed(text))
    assert (code, line) in [(one.code, one.place.line) for one in found.value.problems]


def test_a_word_that_is_missing_is_said_of_its_table() -> None:
    with pytest.raises(ProblemsFound) as found:
        assumptions_of(assumed(people().replace("    seed: 1\n", "")))
    assert [(one.code, one.message, one.place.line) for one in found.value.problems] == [
        ("PBR202", "'seed' is missing from 'people'", 4)
    ]
