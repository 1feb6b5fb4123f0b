"""Records without a price: one problem for each cause, where it is first needed, and every row counted."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from pbr.api import records_through
from pbr.api.settling.missing_prices import problems_of_unpriced
from pbr.problems.problem import Place
from pbr.records.dictionary import TABLES
from pbr.settlement.error_reasons import NoPriceForCodes
from pbr.settlement.facts import FieldName
from pbr.settlement.missing_price import Unpriced
from pbr.settlement.record_ref import RecordRef, provider_as_a_whole
from pbr.values.period import Period
from pbr.values.window import window_of

PRICE = Place("scheme.yaml", 7, 3)
SPECIALIST = NoPriceForCodes("hour", date(2026, 4, 1), (FieldName("plans", "rate"),), ("specialist",))
HIGHER = replace(SPECIALIST, codes=("higher",))
NO_RATE = Unpriced("PBR902", RecordRef("plans", "", "", "S", "P1"), None, "rate", SPECIALIST, PRICE)
LACKS = "'hour' from 2026-04-01 has no figure for rate"
QUARTER = window_of("quarter", date(2026, 4, 1), Period(date(2026, 4, 1), date(2027, 3, 31)))


def lacking_for(name: str) -> Unpriced:
    return replace(NO_RATE, record=NO_RATE.record._replace(id=name))


def test_one_cause_is_one_problem_at_its_first_row_however_many_rows_have_it(tmp_path: Path) -> None:
    header = "plan_id,person_id,provider_id,plan_type,started_on\n"
    rows = "".join(f"PL-{number:04},S,P1,initial,2026-05-04\n" for number in reversed(range(2_500)))
    (tmp_path / "plans.csv").write_text(header + rows, encoding="utf-8")
    lacking = [lacking_for(f"PL-{number:04}") for number in range(2_400)]
    another = replace(lacking_for("PL-0000"), lacking=HIGHER)
    # A record that lacks the same price under two payments is one row.
    problems = problems_of_unpriced([*lacking, lacking[0], another], tmp_path, TABLES)
    # The rows stand backwards: PL-2399 is the 101st of them, and the header is line 1.
    assert [(each.place.line, each.place.field, each.message) for each in problems] == [
        (102, "rate", f"{LACKS} 'specialist'; 2,400 rows, the first is here"),
        (2501, "rate", f"{LACKS} 'higher'"),
    ]
    assert problems[0].related == (("the price", PRICE),)


def test_windows_of_providers_are_named_for_they_stand_on_no_line(tmp_path: Path) -> None:
    months = [replace(NO_RATE, record=provider_as_a_whole(one), window=QUARTER) for one in ("P8", "P9")]
    problems = problems_of_unpriced(months, tmp_path / "records", TABLES)
    assert [(each.place.file, each.place.line) for each in problems] == [("records", 0)] * 2
    assert [each.message for each in problems] == [
        f"for P8 2026-04-to-06: {LACKS} 'specialist'",
        f"for P9 2026-04-to-06: {LACKS} 'specialist'",
    ]


def test_rows_that_are_not_there_any_more_are_counted_without_a_line(tmp_path: Path) -> None:
    (tmp_path / "plans.csv").write_text("plan_id\nPL-9\n", encoding="utf-8")
    (problem,) = problems_of_unpriced([lacking_for(name) for name in ("PL-1", "PL-2")], tmp_path, TABLES)
    assert (problem.place.file, problem.place.line) == ("plans.csv", 0)
    assert problem.message.endswith("; 2 rows")


MAPPING = """\
pbr: 1
mapping: plans_of_a_system
title: Plans as a system writes them
for: smallest
files:
  plans: Care plans.csv
dates: day first
tables:
  plans:
    table from: plans
    columns:
      plan_id: Plan No
      rate: Rate agreed
    codes:
      rate: {Usual: standard, High: specialist}
"""


def test_through_a_mapping_it_stands_under_the_heading_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "Care plans.csv").write_text("Note,Rate agreed,Plan No\n,Usual,PL-1\n,High,PL-2\n", encoding="utf-8")
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text(MAPPING, encoding="utf-8")
    (problem,) = problems_of_unpriced([lacking_for("PL-2")], records_through([tmp_path], mapping), TABLES)
    assert problem.place == Place("Care plans.csv", 3, 2, field="rate", heading="Rate agreed")
