"""Assumptions that change nothing, and days and periods that do not fit, are warned of."""

from pathlib import Path

import pytest

from pbr.records.table import Records
from pbr.simulate.comparison.comparison_warnings import idle_assumptions
from pbr.simulate.scenario.what_if import NotWorkedError, WhatIf
from pbr.simulate.schemes_compared import read_candidates
from tests.cli.command import pbr
from tests.reports.simulation.elements import tree_of, words_of
from tests.simulate.assumed import assumptions_of
from tests.simulate.by_hand import BASELINE, ESSEX, extract, title_of

HEAD = "pbr: 1\ntitle: try\n"
RATE = "  {name}:\n    of: plans\n    {field}: {code}\n    is: {rate}\n    assumed: try\n"


def warned(folder: Path, *arguments: str, assumed: str = "") -> str:
    """What is said of a comparison of Essex with time and task, in one line."""
    file = folder / "assumed.yaml"
    file.write_text(HEAD + assumed, encoding="utf-8")
    named = ("--assume", str(file)) if assumed else ()
    done = pbr("simulate", extract(folder), ESSEX, *named, *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return " ".join(done.stdout.split()).replace("_ ", "_")


def test_a_rate_that_a_later_one_overrides_is_said_to_change_nothing(tmp_path: Path) -> None:
    narrow = RATE.format(name="of_south", field="area", code="south", rate="70%")
    wide = RATE.format(name="of_all", field="plan_type", code="reablement", rate="50%")
    said = warned(tmp_path, "--as-at", "2026-07-31", assumed=f"rates:\n{narrow}{wide}")
    assert "'rates.of_south' changes nothing: rates written later fit every result that it fits" in said
    assert "rates.of_all' changes nothing" not in said


def test_in_the_other_order_both_count(tmp_path: Path) -> None:
    narrow = RATE.format(name="of_south", field="area", code="south", rate="70%")
    wide = RATE.format(name="of_all", field="plan_type", code="reablement", rate="50%")
    assert "changes nothing" not in warned(tmp_path, "--as-at", "2026-07-31", assumed=f"rates:\n{wide}{narrow}")


def test_a_rate_of_a_table_that_no_scheme_looks_at_is_a_warning_and_not_an_error(tmp_path: Path) -> None:
    of_outcomes = "rates:\n  washing:\n    of: outcomes\n    outcome: washing\n    is: 70%\n    assumed: try\n"
    said = warned(tmp_path, "--as-at", "2026-07-31", assumed=of_outcomes)
    assert "'rates.washing' changes nothing: no scheme compared hangs on a result that it fits" in said


def test_a_volume_that_leaves_a_scheme_as_it_was_names_it(tmp_path: Path) -> None:
    said = warned(tmp_path, "--as-at", "2026-07-31", "--set", "volumes.people=110%")
    assert "'volumes.people' changes nothing for time_and_task and essex_reablement_bonus" in said


def test_plans_and_people_moved_alike_leave_no_scheme_as_it_was(tmp_path: Path) -> None:
    said = warned(tmp_path, "--as-at", "2026-07-31", "--set", "volumes.people=110%", "--set", "volumes.plans=110%")
    assert "changes nothing" not in said


def test_records_after_the_day_are_warned_of_where_whole_contracts_are_drawn(tmp_path: Path) -> None:
    said = warned(tmp_path, "--as-at", "2026-06-18", "--set", "rates.plans=50%")
    assert "and this is as at 2026-06-18: care given later counts" in said


def test_an_exact_comparison_as_at_an_earlier_day_is_no_fault(tmp_path: Path) -> None:
    assert "care given later counts" not in warned(tmp_path, "--as-at", "2026-06-18")


def test_a_period_before_every_scheme_is_warned_of(tmp_path: Path) -> None:
    said = warned(tmp_path, "--period", "2025-01")
    assert "no scheme compared runs before 2026-04-01, and the period is 2025-01-01 to 2025-01-31" in said


def test_csv_has_no_room_for_warnings_so_they_stand_beside_it(tmp_path: Path) -> None:
    done = pbr("simulate", extract(tmp_path), ESSEX, "--period", "2025-01", "--format", "csv")
    assert done.returncode == 0
    assert done.stdout.startswith("scheme,")
    assert "warning[PBR961]" in done.stderr


def test_the_page_calls_the_schemes_of_a_warning_by_their_titles(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    warned(tmp_path, "--as-at", "2026-07-31", "--set", "volumes.people=110%", "--html", str(page))
    said = words_of(tree_of(page.read_text(encoding="utf-8")))
    assert f"'volumes.people' changes nothing for “{title_of(BASELINE)}” and “{title_of(ESSEX)}”, where" in said
    assert "changes nothing for time_and_task" not in said


def test_a_scheme_that_cannot_be_worked_out_is_not_said_to_hang_on_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def unworked(*_: object) -> None:
        raise NotWorkedError("made up")

    monkeypatch.setattr(WhatIf, "model", unworked)
    candidates = read_candidates([Path(ESSEX)], Path(BASELINE))
    rate = RATE.format(name="all", field="area", code="south", rate="50%")
    assumptions = assumptions_of(f"{HEAD}rates:\n{rate}")
    (one,) = idle_assumptions(WhatIf(Records({}, (), ()), candidates, assumptions))
    assert one.message == (
        "'rates.all' changes nothing, because what is expected of essex_reablement_bonus cannot be worked out, and no "
        "other scheme compared hangs on a result that it fits"
    )
