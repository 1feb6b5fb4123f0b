"""What a month says of money that an earlier one may have paid, or that no later one will."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr import api
from tests.engine.settled import HEADING, WHOLE_RUN
from tests.engine.test_scaling import POOL, RISING, SCALED, WINDOW

PLANS = "plan_id,person_id,provider_id,plan_type,agreed_on,started_on,ended_on,end_reason,rate\n"
GATED = SCALED.replace("due: end of month", 'when: rate is "standard"\n    due: end of month')
EXAMPLE = """
examples:
  One of one:
    plans:
      - {plan_id: A, person_id: S, provider_id: P1, started_on: 2026-05-10, end_reason: completed, rate: standard}
    as at: 2026-05-31
    measures:
      completed P1 2026-05: 1 of 1
    lines:
      A/contract/2026-05: note £100.00
      P1/contract/2026-05: £100.00
    total due: £100.00
"""


def codes(settled: api.Settled) -> list[str]:
    return [one.code for one in settled.warnings if one.code in ("PBR857", "PBR858")]


TOO_LONG = """
records:
  hold when:
    of a plan:
      too_long: ended_on is missing and as at >= started_on + 14 days
payments:
  care:
    assumed: made up
    pay: £60.00
    for each: day of plan from started_on to ended_on
    priced at: each day
    due: end of month
examples:
  Two days:
    plans:
      - {plan_id: A, person_id: S, provider_id: P1, started_on: 2026-06-29}
    period: 2026-06
    lines:
      A/care/2026-06: £120.00
    total due: £120.00
"""


def test_a_rule_that_holds_what_an_earlier_month_paid_is_told(tmp_path: Path) -> None:
    # Begun on 25 June and not ended: six days of June at £60.00, and from the fifteenth day all of it is held.
    own = tmp_path / "too-long.yaml"
    own.write_text(HEADING.format(runs=WHOLE_RUN, rounding="half up") + TOO_LONG, encoding="utf-8")
    (tmp_path / "plans.csv").write_text(f"{PLANS}A,S1,P1,other,2026-06-25,2026-06-25,,,\n", encoding="utf-8")
    june = api.settle(own, tmp_path, "2026-06")
    july = api.settle(own, tmp_path, "2026-07")
    assert (june.total_due, july.total_due) == (36000, 0)
    assert (codes(june), codes(july)) == ([], ["PBR858"])
    (told,) = [one for one in july.warnings if one.code == "PBR858"]
    assert told.message.startswith("1 line is held that was due before this period")
    # Over the whole run there is no earlier settlement.
    assert codes(api.settle(own, tmp_path, as_at="2026-07-31")) == []


def rapid_access(folder: Path, *plans: tuple[str, str, str]) -> Path:
    """An extract of packages, each by the hours until its first visit, its first day and its last."""
    header = "plan_id,person_id,provider_id,plan_type,hours_until_first_visit,started_on,ended_on,end_reason\n"
    rows = "".join(f"R{at},S{at},P1,rapid_access,{','.join(package)},\n" for at, package in enumerate(plans))
    folder.mkdir(exist_ok=True)
    (folder / "plans.csv").write_text(header + rows, encoding="utf-8")
    return folder


def line_by_line(settled: api.Settled) -> dict[str, int]:
    """What is due of each line, where something is."""
    return {line.line_id: line.amount for line in settled.lines if line.amount}


PACKAGE = st.tuples(st.integers(0, 80), st.integers(-2, 2), st.none() | st.integers(0, 40))


@settings(max_examples=25, deadline=None, database=None)
@given(packages=st.lists(PACKAGE, min_size=1, max_size=4))
def test_the_months_of_rapid_access_are_its_whole_run_line_by_line(
    tmp_path_factory: pytest.TempPathFactory, packages: list[tuple[int, int, int | None]]
) -> None:
    def days(first: int, late: int, length: int | None) -> tuple[str, str, str]:
        started = date(2026, 5, 1) + timedelta(days=first)
        ended = "" if length is None else (started + timedelta(days=length)).isoformat()
        return str(24 + late), started.isoformat(), ended

    folder = rapid_access(tmp_path_factory.mktemp("records"), *(days(*package) for package in packages))
    months: dict[str, int] = {}
    for month in ("2026-05", "2026-06", "2026-07", "2026-08", "2026-09"):
        settled = api.settle("wirral-rapid-access", folder, month)
        assert codes(settled) == []
        of_month = line_by_line(settled)
        assert not months.keys() & of_month.keys()
        months |= of_month
    assert months == line_by_line(api.settle("wirral-rapid-access", folder, as_at="2026-09-30"))


def test_rapid_access_is_paid_for_fourteen_days_whether_or_not_an_end_is_recorded(tmp_path: Path) -> None:
    # From 25 June: 6 days of June and 8 of July, £360.00 and £480.00, with the end recorded after it, or never.
    for ended in ("", "2026-07-08", "2026-07-09", "2026-08-20"):
        folder = rapid_access(tmp_path, ("3", "2026-06-25", ended))
        dues = [api.settle("wirral-rapid-access", folder, f"2026-0{month}").total_due for month in (6, 7, 8)]
        assert dues == [36000, 48000, 0]


def test_a_pool_that_is_paid_before_all_of_its_records_are_decided_is_told(tmp_path: Path) -> None:
    heading = HEADING.format(runs=WHOLE_RUN, rounding="half up")
    scheme = heading + GATED.format(verb="pay: £100.00", **POOL, **RISING) + EXAMPLE
    (tmp_path / "pool.yaml").write_text(scheme, encoding="utf-8")
    records = tmp_path / "records"
    records.mkdir()

    def settled(rate_of_b: str, period: str) -> api.Settled:
        rows = "A,S1,P1,initial,,2026-05-10,,completed,standard\nB,S2,P1,initial,,2026-05-11,,completed,"
        (records / "plans.csv").write_text(f"{PLANS}{rows}{rate_of_b}\n", encoding="utf-8")
        return api.settle(tmp_path / "pool.yaml", records, period)

    # Both are completed, so all is released: £100.00 of A, while nobody has written down B's rate.
    may = settled("", "2026-05")
    assert (may.total_due, codes(may)) == (10000, ["PBR857"])
    (told,) = [one for one in may.warnings if one.code == "PBR857"]
    assert "of 2026-05 is paid to provider P1 while 1 record is open or held" in told.message
    # Written down in June, B's £100.00 is in no month; with it from the beginning May has both.
    assert settled("standard", "2026-06").total_due == 0
    whole = settled("standard", "2026-05")
    assert (whole.total_due, codes(whole)) == (20000, [])


def undecided(tmp_path: Path, scheme: str, rows: str, period: str) -> tuple[int, list[str]]:
    """What a period comes to, and what is said of windows that are due and not decided."""
    heading = HEADING.format(runs=WHOLE_RUN, rounding="half up")
    (tmp_path / "own.yaml").write_text(heading + scheme, encoding="utf-8")
    records = tmp_path / "records"
    records.mkdir(exist_ok=True)
    (records / "plans.csv").write_text(PLANS + rows, encoding="utf-8")
    settled = api.settle(tmp_path / "own.yaml", records, period)
    return settled.total_due, [one.message for one in settled.warnings if one.code == "PBR857"]


POOLED = GATED.format(verb="pay: £100.00", **POOL, **RISING) + EXAMPLE
WINDOWED = (
    SCALED.format(verb="pay: £300.00", **WINDOW, **RISING)
    + """
examples:
  One of one:
    plans:
      - {plan_id: A, person_id: S, provider_id: P1, started_on: 2026-05-10, end_reason: completed}
    period: 2026-05
    lines:
      P1/contract/2026-05: £300.00
    total due: £300.00
"""
)


def test_a_pool_of_which_every_record_is_open_is_told_when_it_is_due(tmp_path: Path) -> None:
    # Both are completed (2 of 2 releases all), and nobody has written down a rate: £200.00 waits, and May has nothing.
    rows = "A,S1,P1,initial,,2026-05-10,,completed,\nB,S2,P1,initial,,2026-05-11,,completed,\n"
    total, (told,) = undecided(tmp_path, POOLED, rows, "2026-05")
    assert total == 0
    assert told.startswith(
        "'contract' of 2026-05 falls due to provider P1 in this period and is not paid: all of its 2 records are open"
    )
    # June is another window, which has nothing in it; and in the whole run nothing is lost.
    assert undecided(tmp_path, POOLED, rows, "2026-06") == (0, [])
    assert undecided(tmp_path, POOLED, rows, WHOLE_RUN.replace(" to ", "..")) == (0, [])
    # The measure releases nothing of it (0 of 2), whatever the rates turn out to be.
    assert undecided(tmp_path, POOLED, rows.replace("completed", "died"), "2026-05") == (0, [])


def test_a_pool_of_which_the_measure_is_not_decided_is_told_when_it_is_due(tmp_path: Path) -> None:
    # One completed and one not known: 1 of 2 to 2 of 2, which releases a third of £200.00, or all of it.
    rows = "A,S1,P1,initial,,2026-05-10,,completed,standard\nB,S2,P1,initial,,2026-05-11,,,standard\n"
    total, (told,) = undecided(tmp_path, POOLED, rows, "2026-05")
    assert total == 0
    assert "is not paid: what 'completed' does not know yet of 1 record could change it" in told
    # Decided in June, both completed: the £200.00 are due in May and "earlier" in June, which has nothing of them.
    decided = rows.replace(",,,standard", ",,completed,standard")
    assert undecided(tmp_path, POOLED, decided, "2026-05") == (20000, [])
    assert undecided(tmp_path, POOLED, decided, "2026-06") == (0, [])


def test_a_month_of_a_provider_whose_measure_is_not_decided_is_told(tmp_path: Path) -> None:
    # P1's May: 1 of 2 to 2 of 2, a third of £300.00 or all. P2's: 1 of 1, £300.00. June has no plan of either.
    rows = (
        "A,S1,P1,initial,,2026-05-10,,completed,\nB,S2,P1,initial,,2026-05-11,,,\n"
        "C,S3,P2,initial,,2026-05-10,,completed,\n"
    )
    total, (told,) = undecided(tmp_path, WINDOWED, rows, "2026-05")
    assert total == 30000
    assert told.startswith("'contract' of 2026-05 falls due to provider P1 in this period and is not paid: what ")
    total, (told,) = undecided(tmp_path, WINDOWED, rows, "2026-06")
    assert total == 0
    assert "'contract' of 2026-06 falls due to 2 providers ('P1', 'P2') in this period and is not paid: " in told
    assert "'completed' has nothing to measure yet" in told
    # 1 of 2 for certain: a third of £300.00 to P1, and £300.00 to P2.
    assert undecided(tmp_path, WINDOWED, rows.replace("11,,,", "11,,died,"), "2026-05") == (40000, [])
