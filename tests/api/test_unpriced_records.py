"""Records without a price: one problem for each cause, where it is first needed, and every row counted."""

from dataclasses import replace
from pathlib import Path

from pbr.api.unpriced_records import located
from pbr.engine.unpriced import Unpriced
from pbr.problems.problem import Place

PRICE = Place("scheme.yaml", 7, 3)
NO_RATE = Unpriced("PBR902", "plans", "", "rate", "no figure for rate 'specialist'", "add it", PRICE)


def test_one_cause_is_one_problem_at_its_first_row_however_many_rows_have_it(tmp_path: Path) -> None:
    header = "plan_id,person_id,provider_id,plan_type,started_on\n"
    rows = "".join(f"PL-{number:04},S,P1,initial,2026-05-04\n" for number in reversed(range(2_500)))
    (tmp_path / "plans.csv").write_text(header + rows, encoding="utf-8")
    lacking = [replace(NO_RATE, record_id=f"PL-{number:04}") for number in range(2_400)]
    another = replace(NO_RATE, record_id="PL-0000", message="no figure for rate 'higher'")
    # A record that lacks the same price under two payments is one row.
    problems = located([*lacking, lacking[0], another], tmp_path)
    # The rows stand backwards: PL-2399 is the 101st of them, and the header is line 1.
    assert [(each.place.line, each.place.field, each.message) for each in problems] == [
        (102, "rate", "no figure for rate 'specialist'; 2,400 rows, the first is here"),
        (2501, "rate", "no figure for rate 'higher'"),
    ]
    assert problems[0].related == (("the price", PRICE),)


def test_windows_of_providers_are_named_for_they_stand_on_no_line(tmp_path: Path) -> None:
    months = [replace(NO_RATE, table="windows", record_id=f"{one} 2026-04-to-06") for one in ("P8", "P9")]
    problems = located(months, tmp_path / "records")
    assert [(each.place.file, each.place.line) for each in problems] == [("records", 0)] * 2
    assert [each.message for each in problems] == [
        "for P8 2026-04-to-06: no figure for rate 'specialist'",
        "for P9 2026-04-to-06: no figure for rate 'specialist'",
    ]


def test_rows_that_are_not_there_any_more_are_counted_without_a_line(tmp_path: Path) -> None:
    (tmp_path / "plans.csv").write_text("plan_id\nPL-9\n", encoding="utf-8")
    (problem,) = located([replace(NO_RATE, record_id=name) for name in ("PL-1", "PL-2")], tmp_path)
    assert (problem.place.file, problem.place.line) == ("plans.csv", 0)
    assert problem.message.endswith("; 2 rows")
