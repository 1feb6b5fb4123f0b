"""A back-cast against amounts worked by hand (see ``by_hand``), and against the settlements it is made of."""

from datetime import date
from pathlib import Path

import pytest

from pbr.engine.compiled_scheme import compile_scheme
from pbr.engine.run import Run
from pbr.problems.problem import ProblemsFound
from pbr.records.extract.as_at import as_known
from pbr.records.extract.read_extract import read_extract
from pbr.sample.request import TABLE_NAMES, SampleWanted
from pbr.sample.write_sample import write_tables
from pbr.scheme.load_scheme import load_scheme
from pbr.settlement.line import Status
from pbr.simulate.backcast.backcast import Backcast
from pbr.simulate.backcast.baseline_difference import (
    LikeWithLike,
    compare_like_with_like,
    difference,
    gains_and_losses,
    most_changed,
)
from pbr.simulate.backcast.grouping import NO_ONE_PLAN, NOT_RECORDED
from pbr.simulate.backcast.unit_counts import each
from pbr.simulate.breakdown import By
from pbr.source.shipped_schemes import shipped_schemes
from tests.engine.settled import NAMES
from tests.national_return.in_an_extract import OF_A_RETURN
from tests.own_fields.in_an_extract import OWN_COLUMNS
from tests.simulate.by_hand import AT_RISK, BASELINE, ESSEX, PLANS, VISITS, WILTSHIRE, cast, extract, result_of


def due_by_group(compared: Backcast, name: str) -> dict[str, int]:
    return {group: figures.due for group, figures in result_of(compared, name).groups.items()}


def test_totals_by_provider_and_what_is_divided_by(tmp_path: Path) -> None:
    compared = cast(extract(tmp_path), ESSEX)
    assert [one.candidate.label for one in compared.results] == ["time_and_task", "essex_reablement_bonus"]
    assert due_by_group(compared, BASELINE) == {"P1": 4071, "P2": 6978}
    assert due_by_group(compared, ESSEX) == {"P1": 340000, "P2": 157500}
    assert (compared.counts.plans, compared.counts.achieved) == ({"P1": 2, "P2": 2}, {"P1": 1, "P2": 1})
    assert (result_of(compared, ESSEX).plans, result_of(compared, BASELINE).plans) == (3, 3)


def test_at_risk_retained_and_open(tmp_path: Path) -> None:
    essex = result_of(cast(extract(tmp_path), ESSEX), ESSEX).total
    assert (essex.due, essex.at_risk, essex.retained, essex.open) == (497500, 75000, 0, 25000)
    assert essex.by_status == {Status.NOT_EARNED: 25000, Status.OPEN: 25000}


@pytest.mark.parametrize(("as_at", "due"), [("2026-06-30", 405000), ("2026-09-30", 810000)])
def test_what_a_measure_has_not_released_is_retained(tmp_path: Path, as_at: str, due: int) -> None:
    # Three people at £6,000.00 a year. A tenth of it, £1,800.00, waits until 22 September for the measure, which is 1
    # of 3 and so releases nothing. £450.00 a month each: three instalments by June and six by September.
    total = result_of(cast(extract(tmp_path), AT_RISK, as_at=as_at), AT_RISK).total
    assert (total.due, total.at_risk, total.retained) == (due, 180000, 180000)


def test_what_a_measure_releases_is_due_and_no_longer_retained(tmp_path: Path) -> None:
    people = "person_id,provider_id,referred_on,support_at_10_weeks\nS1,P1,2026-04-06,none\nS2,P1,2026-04-06,same\n"
    total = result_of(cast(extract(tmp_path, people=people), AT_RISK, as_at="2026-09-30"), AT_RISK).total
    # 1 of 2 releases all of £1,200.00; six instalments of £450.00 for two people are £5,400.00.
    assert (total.due, total.at_risk, total.retained) == (660000, 120000, 0)


def test_each_group_has_the_money_of_its_plans(tmp_path: Path) -> None:
    records = extract(tmp_path)
    by_area = cast(records, ESSEX, by=By.AREA)
    assert due_by_group(by_area, ESSEX) == {NOT_RECORDED: 157500, "north": 182500, "south": 157500}
    # A's visits and D's are both in the north, though with two providers.
    assert due_by_group(by_area, BASELINE) == {NOT_RECORDED: 4652, "north": 6397}
    assert due_by_group(cast(records, ESSEX, by=By.RATE), ESSEX) == {"specialist": 157500, "standard": 340000}
    by_type = cast(records, ESSEX, by=By.PLAN_TYPE)
    assert due_by_group(by_type, ESSEX) == {"reablement": 497500}
    assert due_by_group(by_type, BASELINE) == {"ongoing": 2326, "reablement": 8723}
    assert (by_type.counts.plans, by_type.counts.achieved) == ({"ongoing": 1, "reablement": 3}, {"reablement": 2})


def test_people_have_an_area_and_no_rate(tmp_path: Path) -> None:
    records = extract(tmp_path)
    # Three instalments of £450.00 by June; the pool that is not due is the provider's as a whole.
    by_area = due_by_group(cast(records, AT_RISK, by=By.AREA), AT_RISK)
    assert by_area == {NO_ONE_PLAN: 0, "north": 270000, "south": 135000}
    assert due_by_group(cast(records, AT_RISK, by=By.RATE), AT_RISK) == {NO_ONE_PLAN: 405000}


def test_a_period_counts_what_is_due_in_it_and_the_plans_that_ran_in_it(tmp_path: Path) -> None:
    compared = cast(extract(tmp_path), ESSEX, period="2026-05")
    # Only A and B had started: two packages. A's visits are due on 31 May. Nothing had been achieved.
    assert (result_of(compared, ESSEX).total.due, result_of(compared, BASELINE).total.due) == (315000, 4071)
    assert (compared.counts.all_plans, compared.counts.all_achieved) == (2, 0)


def test_gainers_and_losers_and_the_records_that_change_most(tmp_path: Path) -> None:
    records = extract(tmp_path)
    compared = cast(records, ESSEX)
    essex, baseline = result_of(compared, ESSEX), result_of(compared, BASELINE)
    assert gains_and_losses(essex, baseline).gaining == (("P1", 335929), ("P2", 150522))
    assert gains_and_losses(baseline, essex).losing == (("P1", -335929), ("P2", -150522))
    assert gains_and_losses(essex, essex).same == ("P1", "P2")
    changed = [(one.record_id, one.provider_id, one.difference) for one in most_changed(essex, baseline)]
    assert changed == [("A", "P1", 178429), ("B", "P1", 157500), ("C", "P2", 152848), ("D", "P2", -2326)]


def test_like_is_compared_with_like(tmp_path: Path) -> None:
    compared = cast(extract(tmp_path), ESSEX, AT_RISK)
    baseline = result_of(compared, BASELINE)
    # Essex has no line for D: £40.71 of A and £46.52 of C are £87.23.
    assert compare_like_with_like(result_of(compared, ESSEX), baseline) == LikeWithLike(8723, 497500)
    # Of the three people referred only S1, by A, has visits with the same provider.
    assert compare_like_with_like(result_of(compared, AT_RISK), baseline) == LikeWithLike(4071, 405000)


def test_where_people_are_paid_for_records_are_people_on_both_sides(tmp_path: Path) -> None:
    compared = cast(extract(tmp_path), AT_RISK)
    changed = most_changed(result_of(compared, AT_RISK), result_of(compared, BASELINE))
    # £1,350.00 each by June, S1 less the visits of A; the visits of C and D are of people who are not referred.
    assert [(one.record_id, one.provider_id, one.before, one.after) for one in changed] == [
        ("S2", "P1", 0, 135000),
        ("S5", "P1", 0, 135000),
        ("S1", "P1", 4071, 135000),
        ("S3", "P2", 4652, 0),
        ("S4", "P2", 2326, 0),
    ]


def test_twenty_records_are_listed_and_no_more_in_the_order_of_their_ids_where_they_change_alike(
    tmp_path: Path,
) -> None:
    rows = [f"A{at:02},S{at:02},P1,,reablement,,2026-06-01,,,," for at in range(25)]
    records = extract(
        tmp_path, plans="\n".join([PLANS.splitlines()[0], *rows]), visits=VISITS.splitlines()[0], outcomes=None
    )
    compared = cast(records, ESSEX)
    changed = most_changed(result_of(compared, ESSEX), result_of(compared, BASELINE))
    assert [(one.record_id, one.difference) for one in changed] == [(f"A{at:02}", 157500) for at in range(20)]


def folder(parent: Path) -> Path:
    (parent / "other").mkdir()
    return parent / "other"


def test_a_share_of_nil_is_none_and_halves_round_up() -> None:
    assert difference(5, 0).share is None
    assert difference(-50, -100).share == 0.5
    assert (each(11049, 2), each(11049, 0), each(11049, None)) == (5525, None, None)


def test_a_scheme_whose_tables_or_columns_are_missing_is_left_out_with_the_reason(tmp_path: Path) -> None:
    plans = "\n".join(",".join(line.split(",")[:9]) for line in PLANS.splitlines())
    compared = cast(extract(tmp_path, outcomes=None, plans=plans), WILTSHIRE, ESSEX, AT_RISK)
    assert [(left.candidate.label, left.reasons) for left in compared.left_out] == [
        (
            "wiltshire_penalty_and_reward",
            ("plans.csv has no column agreed_on or planned_end_on", "the extract has no outcomes.csv"),
        ),
        ("essex_reablement_bonus", ("plans.csv has no column support_at_end or reviewed_on",)),
    ]
    assert [one.candidate.label for one in compared.results] == ["time_and_task", "population_prime_provider_at_risk"]
    assert compared.counts.all_achieved is None


def test_a_scheme_without_a_price_for_a_record_is_left_out_with_the_reason(tmp_path: Path) -> None:
    compared = cast(
        extract(tmp_path), draft(tmp_path, "late", "from 2026-04-01: £1,575.00", "from 2026-05-20: £1,575.00")
    )
    (left,) = compared.left_out
    # A starts on 4 May and B on 11 May, before the first price; C starts after it.
    assert left.reasons[0].startswith("2 records have no price under it: 'package_price' has no figure on 2026-05-04")
    assert [one.candidate.label for one in compared.results] == ["time_and_task"]


def test_drafts_of_one_scheme_are_told_apart_and_a_scheme_named_twice_is_one(tmp_path: Path) -> None:
    dear = draft(tmp_path, "dear", "£1,575.00", "£2,000.00")
    compared = cast(extract(tmp_path), ESSEX, dear, ESSEX, shipped_schemes()[ESSEX], baseline=ESSEX)
    due = {one.candidate.label: one.total.due for one in compared.results}
    # Three packages, £425.00 dearer each.
    assert due == {"essex-reablement-bonus": 497500, "dear": 625000}


def draft(folder: Path, name: str, text: str, other: str) -> Path:
    """Write the Essex scheme with other prices, its worked examples put right by the same change of text."""
    written = shipped_schemes()[ESSEX].read_text(encoding="utf-8")
    heading, _, examples = written.partition("examples:")
    example = examples.partition("    plans:")[0]
    path = folder / f"{name}.yaml"
    path.write_text(heading.replace(text, other) + "examples:" + example + EXAMPLE, encoding="utf-8")
    return path


EXAMPLE = """\
    plans:
      - {plan_id: A, person_id: S1, provider_id: P1, plan_type: ongoing, started_on: 2026-06-01}
    as at: 2026-06-30
    total due: £0.00
"""


def test_nothing_left_to_compare_is_a_problem(tmp_path: Path) -> None:
    records = extract(tmp_path, outcomes=None, visits=None)
    with pytest.raises(ProblemsFound) as found:
        cast(records, WILTSHIRE)
    assert {problem.place.file for problem in found.value.problems} == {"outcomes.csv", "visits.csv"}


def test_every_shipped_scheme_comes_to_what_it_settles_to_by_itself(tmp_path: Path) -> None:
    records = sample(tmp_path)
    # A provider that only people.csv knows is nothing to a scheme that does not read it.
    with (records / "people.csv").open("a", encoding="utf-8") as file:
        file.write("S9999,P9,2026-05-01,,,,none,\n")
    # The outcomes of the national return have codes of their own, which no sample has, nor columns of a council's own.
    not_in_a_sample = (*OF_A_RETURN, *OWN_COLUMNS)
    schemes = {name: path for name, path in shipped_schemes().items() if name in {*NAMES} - {*not_in_a_sample}}
    compared = cast(records, *schemes.values(), as_at="2026-09-30")
    for result in compared.results:
        plan = compile_scheme(load_scheme(schemes[result.candidate.label.replace("_", "-")]))
        known = as_known(read_extract(records, plan.needs, hold_errors=False), compared.as_at)
        alone = Run(plan, known, compared.period, compared.as_at)
        due = sum(line.amount for line in alone.lines())
        assert (result.candidate.label, result.total.due) == (result.candidate.label, due)
        assert sum(figures.due for figures in result.groups.values()) == due
    assert len(compared.results) + len(compared.left_out) == len(schemes)


def sample(tmp_path: Path) -> Path:
    records = tmp_path / "sample"
    records.mkdir()
    write_tables(records, SampleWanted(24, 3, date(2026, 4, 1), date(2026, 9, 30), TABLE_NAMES))
    return records


def test_the_order_of_rows_changes_nothing(tmp_path: Path) -> None:
    header, *rows = PLANS.splitlines()
    backwards = "\n".join([header, *reversed(rows)])
    first = cast(extract(tmp_path), ESSEX, by=By.AREA)
    second = cast(extract(folder(tmp_path), plans=backwards), ESSEX, by=By.AREA)
    assert first.results == second.results
