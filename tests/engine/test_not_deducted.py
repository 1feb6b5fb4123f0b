"""What is held is not taken off either, and a total that is higher for it says so."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pbr.engine.deductions_not_taken import watch_deductions
from pbr.engine.run import Run
from pbr.problems.problem import ProblemsFound
from pbr.records.extract.as_at import as_known
from pbr.records.extract.read_extract import read_extract
from pbr.settlement.deductions_not_taken import NotDeducted, all_not_deducted
from pbr.settlement.line import Line, Status
from pbr.worked_examples.checked_scheme import checked_unranked
from tests.cli.command import pbr
from tests.engine.settled import HEADING, NAMES, SCHEMES, period_of
from tests.thorough import tries

EXAMPLES = SCHEMES.parent / "examples"
EXAMPLE = """
examples:
  Nothing:
    {table}:
      - {row}
    as at: 2026-04-01
    total due: £0.00
"""
CHARGED = """
records:
  hold when:
    of a stay:
      queried: kind is "hospital"
payments:
  price:
    assumed: made up
    pay: £1,000.00
    for each: person
    priced at: referred_on
    due: referred_on
  care_home:
    assumed: made up
    deduct: weekly_cost
    for each: week of stay from from_on to to_on
    part weeks: by the day
    priced at: each day
    due: end of month
"""
PEOPLE = "person_id,provider_id,referred_on\nS1,P1,2026-06-01\nS2,P1,2026-06-01\n"
STAYS = "stay_id,person_id,provider_id,kind,from_on,to_on,weekly_cost\n"
GOOD = "R1,S1,P1,residential,2026-06-01,2026-06-14,300.00\n"


def files(folder: Path, sections: str, **tables: str) -> tuple[Path, Path]:
    """A scheme and its extract."""
    records = folder / "records"
    records.mkdir()
    for name, text in tables.items():
        (records / f"{name}.csv").write_text(text, encoding="utf-8")
    scheme = folder / "scheme.yaml"
    heading = HEADING.format(runs="2026-04-01 to 2027-03-31", rounding="half up")
    row = "{person_id: ZZ, provider_id: P1, referred_on: 1999-01-01}"
    if "people" not in tables:
        row = "{plan_id: ZZ, person_id: ZZ, provider_id: P1, plan_type: other, started_on: 1999-01-01}"
    table = "people" if "people" in tables else "plans"
    scheme.write_text(heading + sections + EXAMPLE.format(table=table, row=row), encoding="utf-8")
    return scheme, records


def test_a_row_of_a_deduction_that_cannot_be_read_is_said_in_every_product(tmp_path: Path) -> None:
    bad = "R2,S2,P1,residential,2026-06-01,2026-06-14,lots\n"
    scheme, records = files(tmp_path, CHARGED, people=PEOPLE, stays=STAYS + GOOD + bad)
    done = pbr("settle", scheme, records, "--period", "2026-06", "--hold-errors", "--out", tmp_path / "out")
    assert done.returncode == 3
    # two people at £1,000.00, and two weeks of R1 at £300.00
    assert "Total due BEFORE DEDUCTIONS THAT WERE NOT TAKEN: £1,400.00\n" in done.stdout
    assert "Total due: " not in done.stdout
    assert "Not deducted: what 1 row that could not be read may come to\n" in done.stdout
    assert "With all of it taken less would be due, how much less is not known\n" in done.stdout
    assert "warning[PBR903] stays.csv:3: " in done.stdout
    assert "not paid for" not in done.stdout
    said = json.loads((tmp_path / "out" / "settlement.json").read_text(encoding="utf-8"))
    unsaid = {"amount": "0.00", "lines": 0, "no_sum": 0, "rows": 1, "due_if_deducted": None}
    assert said["not_deducted"] == unsaid
    assert "PBR903" in [warning["code"] for warning in said["warnings"]]
    with (tmp_path / "out" / "held.csv").open(encoding="utf-8") as file:
        (row,) = csv.DictReader(file)
    assert row["reason"].endswith("nothing is taken off for it by care_home")


def test_a_deduction_held_by_a_query_says_how_much_without_any_bad_row(tmp_path: Path) -> None:
    queried = "R2,S2,P1,hospital,2026-06-01,2026-06-14,700.00\n"
    scheme, records = files(tmp_path, CHARGED, people=PEOPLE, stays=STAYS + GOOD + queried)
    done = pbr("settle", scheme, records, "--period", "2026-06")
    assert done.returncode == 0
    # two weeks at £700.00 are not taken off the £1,400.00
    assert "Total due BEFORE DEDUCTIONS THAT WERE NOT TAKEN: £1,400.00\n" in done.stdout
    assert "Not deducted: £1,400.00 on 1 line\n" in done.stdout
    assert "With all of it taken, £0.00 would be due\n" in done.stdout
    # in July nothing of it falls due
    assert "Total due: £0.00\n" in pbr("settle", scheme, records, "--period", "2026-07").stdout


def test_deductions_left_open_by_a_held_row_of_another_table_say_how_much(tmp_path: Path) -> None:
    own = CHARGED.replace("to to_on\n", "to to_on where of a person referred to the provider\n")
    people = PEOPLE.replace("S1,P1,2026-06-01", "S1,P1,soon")
    scheme, records = files(tmp_path, own, people=people, stays=STAYS + GOOD)
    done = pbr("settle", scheme, records, "--period", "2026-06", "--hold-errors")
    # S2's £1,000.00; whether S1 had been referred is not known, so the two weeks at £300.00 are open
    assert "Total due BEFORE DEDUCTIONS THAT WERE NOT TAKEN: £1,000.00\n" in done.stdout
    assert "Not deducted: £600.00 on 1 line\n" in done.stdout
    assert "With all of it taken, £400.00 would be due\n" in done.stdout


def test_a_held_row_that_no_deduction_is_for_leaves_the_headline_as_it_is(tmp_path: Path) -> None:
    people = PEOPLE.replace("S1,P1,2026-06-01", "S1,P1,soon")
    scheme, records = files(tmp_path, CHARGED, people=people, stays=STAYS + GOOD)
    done = pbr("settle", scheme, records, "--period", "2026-06", "--hold-errors")
    # S2's £1,000.00 less R1's £600.00
    assert "Total due: £400.00\n" in done.stdout
    assert "held and not paid for: 1" in done.stdout


def test_a_comparison_names_the_scheme_whose_deduction_was_not_taken(tmp_path: Path) -> None:
    bad = "R2,S2,P1,residential,2026-06-01,2026-06-14,lots\n"
    scheme, records = files(tmp_path, CHARGED, people=PEOPLE, stays=STAYS + GOOD + bad)
    done = pbr("simulate", records, scheme, "--period", "2026-06", "--hold-errors", "--html", tmp_path / "page.html")
    assert done.returncode == 3
    said = " ".join(done.stdout.split())
    assert "under by_hand: what 1 row that could not be read may come to was not deducted" in said
    assert "neither paid nor deducted for: 1" in said
    assert "was not deducted" in (tmp_path / "page.html").read_text(encoding="utf-8")


WINDOW = """
measures:
  washed:
    assumed: made up
    count: outcome where result is "achieved"
    out of: outcome
    per: provider
    over: run
payments:
  fee:
    assumed: made up
    pay: £900.00
    for each: plan
    priced at: started_on
    due: started_on
  penalty:
    assumed: made up
    deduct: £400.00
    for each: quarter per provider
    priced at: start of quarter
    scaled by: washed
    steps of the whole:
      below 60%: 100%
      from 60%: 0%
    due: end of quarter
"""


def test_a_penalty_that_a_measure_no_longer_decides_says_how_much(tmp_path: Path) -> None:
    plans = "plan_id,person_id,provider_id,plan_type,started_on\nA,S1,P1,initial,2026-05-04\n"
    heading = "outcome_id,plan_id,outcome,kind,payable,result,reviewed_on\n"
    rows = [f"A{at},A,washing,improvement,yes,{result},2026-06-01\n" for at, result in enumerate(RESULTS)]
    scheme, records = files(tmp_path, WINDOW, plans=plans, outcomes=heading + "".join(rows))
    # 1 of 2 is below 60%, so the first quarter's £400.00 is taken off the £900.00
    assert "Total due: £500.00\n" in pbr("settle", scheme, records, "--period", "2026-04-01..2026-06-30").stdout
    rows.append("A9,A,washing,improvement,yes,achieved,soon\n")
    (records / "outcomes.csv").write_text(heading + "".join(rows), encoding="utf-8")
    done = pbr("settle", scheme, records, "--period", "2026-04-01..2026-06-30", "--hold-errors")
    # 1 of 2, or 2 of 3, which is above 60%
    assert "Not deducted: £400.00 on 1 line\n" in done.stdout
    assert "With all of it taken, £500.00 would be due\n" in done.stdout


RESULTS = ("achieved", "not_achieved")


@pytest.mark.parametrize(
    ("found", "words", "left"),
    [
        (NotDeducted(700, 2), "£7.00 on 2 lines", "with all of it taken, £3.00 would be due"),
        (NotDeducted(0, 1, 1), "a sum not known on 1 line", "with all of it taken less would be due, how much"),
        (NotDeducted(700, 3, 1, 2), "£7.00 on 2 lines, a sum not known on 1 line and what 2 rows", "less than £3.00"),
    ],
)
def test_what_is_not_known_is_never_said_as_a_sum(found: NotDeducted, words: str, left: str) -> None:
    assert words in found.words
    assert left in found.left_of(1000)


WITH_EXTRACT = [name for name in NAMES if (EXAMPLES / name / "records").is_dir()]


def test_the_property_is_of_every_shipped_scheme() -> None:
    assert WITH_EXTRACT == NAMES


@pytest.mark.parametrize("name", WITH_EXTRACT)
@settings(max_examples=tries(6), deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_spoiling_a_cell_never_raises_what_is_due_without_saying_so(
    name: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A total is above what it was only where it says that something may not have been taken off."""
    records = EXAMPLES / name / "records"
    tables = {
        path.name: list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
        for path in sorted(records.glob("*.csv"))
    }
    table = data.draw(st.sampled_from(sorted(file for file, rows in tables.items() if len(rows) > 1)))
    rows = tables[table]
    at, column = data.draw(st.integers(1, len(rows) - 1)), data.draw(st.integers(0, len(rows[0]) - 1))
    spoilt = [[*row] for row in rows]
    spoilt[at][column] = "99/99/9999"
    folder = tmp_path_factory.mktemp("spoilt")
    for file, as_was in tables.items():
        with (folder / file).open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(spoilt if file == table else as_was)
    before, _, _ = settled(name, records)
    try:
        after, said, held = settled(name, folder)
    except ProblemsFound:
        return
    if held and after > before:
        assert said
        # Where every sum is known, what was not taken off is the whole of the rise.
        assert not said.is_known or after - said.pence <= before


def settled(name: str, records: Path) -> tuple[int, NotDeducted, int]:
    """What is due over the run, what it says was not taken off, and how many rows are held."""
    # Whoever settles needs nothing that providers are ranked by.
    plan, over = checked_unranked(SCHEMES / f"{name}.yaml").compiled, period_of("2026-04-01 to 2027-03-31")
    extract = read_extract(records, plan.needs, True, False, plan.code_lists)
    watch = watch_deductions(plan.scheme, extract.held_rows, over, over.last)
    lines: list[Line] = list(Run(plan, as_known(extract, over.last), over, over.last).lines())
    if watch:
        watch.write(lines)
    due = sum(line.amount for line in lines if line.status is Status.DUE)
    return due, all_not_deducted(list(watch.by_provider.values())) if watch else NotDeducted(), len(extract.held_rows)


FLOORED = """
payments:
  price:
    assumed: made up
    pay: £100.00
    for each: plan
    priced at: started_on
    due: started_on
  penalty:
    assumed: made up
    deduct: £130.00
    for each: outcome
    priced at: due_on
    due: due_on
limits:
  never_below_nil:
    assumed: made up
    no less than: £0.00
    over: plan
    of: price, penalty
"""


def test_what_a_floor_makes_up_for_is_not_said_to_come_off(tmp_path: Path) -> None:
    plans = "plan_id,person_id,provider_id,plan_type,started_on\nA,S1,P1,other,2026-06-01\nB,S2,P1,other,2026-06-02\n"
    outcomes = (
        "outcome_id,plan_id,outcome,kind,payable,due_on,disputed\n"
        "A1,A,washing,improvement,yes,2026-06-20,yes\nB1,B,washing,improvement,yes,2026-06-20,no\n"
    )
    scheme, records = files(tmp_path, FLOORED, plans=plans, outcomes=outcomes)
    done = pbr("settle", scheme, records, "--period", "2026-06", "--out", tmp_path / "out")
    # A: £100.00, its penalty is held. B: £100.00 - £130.00, brought back to nil: £100.00 in all. With A's penalty taken
    # A is brought back to nil as well: nothing would be due, and not -£30.00, which is the least that it can be.
    assert "Total due BEFORE DEDUCTIONS THAT WERE NOT TAKEN: £100.00\n" in done.stdout
    said = "With all of it taken, no less than -£30.00 would be due: a limit may make up for some of it"
    assert said in " ".join(done.stdout.split())
    found = json.loads((tmp_path / "out" / "settlement.json").read_text(encoding="utf-8"))["not_deducted"]
    assert found == {"amount": "130.00", "lines": 1, "no_sum": 0, "rows": 0, "due_if_deducted": None}
    told = pbr("settle", scheme, records, "--period", "2026-06", "--explain", "B1")
    assert "over plan B; -£30.00 is due under it, £30.00 below that" in " ".join(told.stdout.split())
    told = pbr("settle", scheme, records, "--period", "2026-06", "--explain", "A")
    assert "over plan A; £100.00 is due under it; it adds nothing so far" in " ".join(told.stdout.split())


SHARED = """
payments:
  care:
    assumed: made up
    pay: £200.00
    for each: plan
    priced at: started_on
    due: started_on
  travel:
    assumed: made up
    pay: £15.00
    for each: plan
    priced at: started_on
    due: started_on
  penalty:
    assumed: made up
    deduct: £100.00
    for each: outcome
    priced at: due_on
    due: due_on
limits:
  travel_at_most:
    assumed: made up
    no more than: 7.5% of care, penalty
    over: provider
    of: travel
"""


@pytest.mark.parametrize(
    ("disputed", "due", "said"),
    [
        # 7.5% of £200.00 is £15.00, which is what travel comes to
        ("yes", "£215.00", "With all of it taken less would be due, how much less is not known: a limit is worked out"),
        # 7.5% of £100.00 is £7.50: £200.00 - £100.00 + £7.50, and not £215.00 - £100.00 or more
        ("no", "£107.50", ""),
    ],
)
def test_a_limit_that_is_worked_out_from_what_was_not_taken_may_take_more(
    disputed: str, due: str, said: str, tmp_path: Path
) -> None:
    plans = "plan_id,person_id,provider_id,plan_type,started_on\nA,S1,P1,other,2026-06-01\n"
    outcomes = (
        f"outcome_id,plan_id,outcome,kind,payable,due_on,disputed\nA1,A,washing,improvement,yes,2026-06-20,{disputed}\n"
    )
    scheme, records = files(tmp_path, SHARED, plans=plans, outcomes=outcomes)
    told = " ".join(pbr("settle", scheme, records, "--period", "2026-06").stdout.split())
    assert f": {due}" in told
    assert said in told
    assert ("With all of it taken" in told) == bool(said)
