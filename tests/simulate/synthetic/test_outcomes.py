"""Outcomes invented for an extract that holds none, worked by hand.

Wiltshire's penalties and rewards pay £400.00 for an improvement and £250.00 for a maintenance at the standard rate, on
review; a failure costs a quarter of it, and an improvement sooner than planned brings a tenth more. Three plans, two
outcomes each: X ends as planned, Y a week sooner, Z after the extract was taken, so that Z's are not reviewed.
  All achieved, all improvements: X 2 x £400.00 = £800.00, Y 2 x £440.00 = £880.00: £1,680.00.
  All achieved, all maintenance, for which sooner brings nothing: X and Y 2 x £250.00 each: £1,000.00.
  None achieved: each would cost its provider £100.00 or £62.50, and no plan comes to less than nil: £0.00.
"""

import csv
import json
from pathlib import Path

import pytest

from pbr.problems.problem import ProblemsFound
from pbr.simulate.breakdown import By
from pbr.simulate.schemes_compared import read_candidates
from pbr.simulate.shared_extract.shared_extract import ExtractGiven, read_once
from tests.cli.command import pbr
from tests.simulate.assumed import assumptions_of
from tests.simulate.by_hand import OUTCOMES, VISITS, WILTSHIRE, extract

PLANS = """\
plan_id,person_id,provider_id,plan_type,rate,agreed_on,started_on,planned_end_on,ended_on,end_reason,reviewed_on
X,S1,P1,initial,standard,2026-05-01,2026-05-04,2026-06-14,2026-06-14,completed,2026-06-20
Y,S2,P1,initial,standard,2026-05-01,2026-05-04,2026-06-14,2026-06-07,completed,2026-06-20
Z,S3,P2,ongoing,standard,2026-05-01,2026-05-04,2026-07-31,,,
"""
VISITED = VISITS.replace(",A,", ",X,").replace(",C,", ",Y,").replace(",D,", ",Z,")
LABEL = "wiltshire_penalty_and_reward (invented)"
INVENT = """\
pbr: 1
title: a test
invent:
  outcomes:
    for each plan: {many}
    achieved: {achieved}
    improvement: {improvement}
    payable: {payable}
    seed: {seed}
    assumed: a test
"""
SAID = {"many": "2", "achieved": "100%", "improvement": "100%", "payable": "100%", "seed": "1"}


def assumed(folder: Path, **said: str) -> Path:
    file = folder / "assume.yaml"
    file.write_text(INVENT.format(**{**SAID, **said}), encoding="utf-8")
    return file


def made(folder: Path, plans: str = PLANS, visits: str = VISITED, **said: str) -> list[dict[str, object]]:
    """The outcomes invented, as rows by field."""
    candidates = read_candidates([Path(WILTSHIRE)], Path("time-and-task"))
    invent = assumptions_of(INVENT.format(**{**SAID, **said})).invented
    records = folder / "records"
    if not records.exists():
        extract(folder, plans=plans, outcomes=None, visits=visits)
    for name, text in (("plans", plans), ("visits", visits)):
        (records / f"{name}.csv").write_text(text, encoding="utf-8")
    wanted = {"outcomes": frozenset({"result", "kind", "payable", "reviewed_on"})}
    table = read_once(ExtractGiven(records), candidates, By.PROVIDER, wanted, invent).extract.tables["outcomes"]
    return [{name: row[at] for name, at in table.layout.items()} for row in table.rows]


@pytest.mark.parametrize(
    ("achieved", "improvement", "due"), [("100%", "100%", "1680.00"), ("100%", "0%", "1000.00"), ("0%", "100%", "0.00")]
)
def test_a_scheme_over_invented_outcomes_is_settled_and_marked_in_every_product(
    tmp_path: Path, achieved: str, improvement: str, due: str
) -> None:
    records = extract(tmp_path, plans=PLANS, outcomes=None, visits=VISITED)
    assume = assumed(tmp_path, achieved=achieved, improvement=improvement)
    out, page = tmp_path / "out", tmp_path / "p.html"
    done = pbr("simulate", records, WILTSHIRE, "--assume", assume, "--draws", "20", "--out", out, "--html", page)
    assert (done.returncode, done.stderr) == (0, "")
    with (out / "schemes.csv").open(encoding="utf-8", newline="") as opened:
        rows = {row["scheme"]: row for row in csv.DictReader(opened)}
    assert rows.keys() == {"time_and_task", LABEL}
    assert (rows[LABEL]["compared"], rows[LABEL]["due"]) == ("yes", due)
    # Nothing is divided by outcomes that nobody achieved.
    assert [row["achieved_outcomes"] for row in rows.values()] == ["", ""]
    told = json.loads((out / "simulation.json").read_text(encoding="utf-8"))
    assert told["invented"][0]["schemes_that_rest_on_it"] == ["wiltshire_penalty_and_reward"]
    assert [one["scheme"] for one in told["schemes"]] == ["time_and_task", LABEL]
    assert LABEL in done.stdout
    # Its bare name stands only where the scheme is said to rest on what was invented.
    bare = {"simulation.json": 1, "p.html": 2}
    for file in (page, *out.iterdir()):
        text = file.read_text(encoding="utf-8")
        assert text.count(LABEL.split(maxsplit=1)[0]) - text.count(LABEL) == bare.get(file.name, 0), file.name
    assert "Nobody recorded them." in done.stdout
    assert "Nobody recorded them." in page.read_text(encoding="utf-8")
    with (out / "rates_drawn.csv").open(encoding="utf-8", newline="") as opened:
        assert {row["assumption"] for row in csv.DictReader(opened)} == {"invent.outcomes"}
    assert max(map(len, done.stdout.splitlines())) <= 100


def test_what_rests_on_an_invented_baseline_says_so(tmp_path: Path) -> None:
    records = extract(tmp_path, plans=PLANS, outcomes=None, visits=VISITED)
    done = pbr(
        "simulate", records, "time-and-task", "--baseline", WILTSHIRE, "--assume", assumed(tmp_path), "--format", "json"
    )
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert [one["scheme"] for one in told["schemes"]] == [LABEL, "time_and_task (invented baseline)"]


def test_a_plan_that_ends_after_the_extract_was_taken_is_not_reviewed(tmp_path: Path) -> None:
    found = {(row["plan_id"], str(row["reviewed_on"]), row["result"]) for row in made(tmp_path)}
    assert found == {("X", "2026-06-14", "achieved"), ("Y", "2026-06-07", "achieved"), ("Z", "None", None)}


def test_a_row_hangs_on_the_seed_and_its_plan_alone(tmp_path: Path) -> None:
    half = {"many": "20", "achieved": "50%", "improvement": "50%", "payable": "50%"}
    header, x, y, z = PLANS.splitlines(keepends=True)
    whole = made(tmp_path, **half)
    assert made(tmp_path, header + z + y + x, **half) == whole
    assert made(tmp_path, header + y, VISITED.replace(",X,", ",Y,").replace(",Z,", ",Y,"), **half) == [
        row for row in whole if row["plan_id"] == "Y"
    ]
    assert made(tmp_path, **half, seed="2") != whole
    # Sixty of each at one in two: thirty, give or take four times the square root of 60 / 4.
    for field, value in (("kind", "improvement"), ("payable", True)):
        assert abs(sum(row[field] == value for row in whole) - 30) < 16


def test_recorded_outcomes_are_never_replaced(tmp_path: Path) -> None:
    kept = OUTCOMES.replace(",A,", ",X,").replace(",B,", ",Y,").replace(",C,", ",Z,").replace(",D,", ",Z,")
    records = extract(tmp_path, plans=PLANS, outcomes=kept, visits=VISITED)
    done = pbr("simulate", records, "essex-reablement-bonus", "--assume", assumed(tmp_path))
    assert "PBR958" in done.stdout + done.stderr
    assert "(invented)" not in done.stdout


def test_without_an_invention_it_is_left_out_with_the_reason(tmp_path: Path) -> None:
    records = extract(tmp_path, plans=PLANS, outcomes=None, visits=VISITED)
    done = pbr("simulate", records, WILTSHIRE)
    assert done.returncode == 0
    assert "the extract has no outcomes.csv" in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("said", "code", "line"),
    [
        ({"many": "0"}, "PBR952", 5),
        ({"many": "three"}, "PBR952", 5),
        ({"achieved": "1.4"}, "PBR953", 6),
        ({"achieved": "50% to 60%"}, "PBR952", 6),
        ({"payable": "£5.00"}, "PBR952", 8),
        ({"seed": "-1"}, "PBR952", 9),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(said: dict[str, str], code: str, line: int) -> None:
    with pytest.raises(ProblemsFound) as found:
        assumptions_of(INVENT.format(**{**SAID, **said}))
    assert [(one.code, one.place.line) for one in found.value.problems] == [(code, line)]


@pytest.mark.parametrize("text", [INVENT.replace("    seed: {seed}\n", ""), INVENT.replace("seed:", "sed:"),
                                  INVENT.replace("  outcomes:", "  visits:")])  # fmt: skip
def test_a_word_that_is_missing_or_not_known_is_refused(text: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        assumptions_of(text.format(**SAID))
    assert all(one.place.line for one in found.value.problems)
