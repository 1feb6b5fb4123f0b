"""What a scheme may change while its ledger goes on."""

from datetime import date

import pytest

from pbr.ledger.renamed_positions import refuse_names_settled_already
from pbr.ledger.scheme_over_time import check_records, check_scheme, refuse_unsettled_names
from pbr.problems.problem import ProblemsFound
from pbr.scheme.reading.renamed import Renamed
from pbr.values.period import Period
from tests.engine.settled import scheme

SECTIONS = """\
payments:
  package:
    assumed: made up
    pay: £100.00
    for each: plan
    priced at: started_on
    in parts:
      start:
        share: 20%
        due: started_on
      balance:
        share: rest
        due: ended_on
limits:
  cap:
    assumed: made up
    no more than: £500.00
    of: package
    over: plan
"""
RUNS = Period(date(2026, 4, 1), date(2027, 3, 31))
SETTLED = [("package", "start"), ("package", "balance"), ("cap", "")]


def codes(found: pytest.ExceptionInfo[ProblemsFound]) -> list[str]:
    return [problem.code for problem in found.value.problems]


def test_it_goes_on_as_it_was_and_may_run_longer() -> None:
    check_scheme(scheme(SECTIONS).scheme, RUNS, SETTLED)
    check_scheme(scheme(SECTIONS, runs="2026-04-01 to 2028-03-31").scheme, RUNS, SETTLED)
    check_scheme(scheme(SECTIONS.replace("20%", "25%").replace("£500.00", "£1.00")).scheme, RUNS, SETTLED)


@pytest.mark.parametrize(
    "runs",
    ["2026-04-02 to 2027-03-31", "2026-04-01 to 2027-03-30", "2026-06-01 to 2028-03-31", "2026-03-01 to 2027-03-31"],
)
def test_a_run_moved_or_cut_short(runs: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        check_scheme(scheme(SECTIONS, runs=runs).scheme, RUNS, SETTLED)
    assert codes(found) == ["PBR082"]
    assert f"runs {runs} now, and 2026-04-01 to 2027-03-31 when" in found.value.problems[0].message


@pytest.mark.parametrize(
    ("settled", "called"),
    [
        (("other", ""), "'other'"),
        (("package", "middle"), "'package.middle'"),
        (("cap", "start"), "'cap.start'"),
        (("other", "start"), "'other.start'"),
    ],
)
def test_what_is_settled_and_gone_is_refused(settled: tuple[str, str], called: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        check_scheme(scheme(SECTIONS).scheme, RUNS, [*SETTLED, settled])
    assert codes(found) == ["PBR083"]
    assert called in found.value.problems[0].message


def test_a_part_that_is_for_other_records_is_refused() -> None:
    spread = "        share: rest\n        spread: equally over outcome\n        when: result is 'achieved'\n".replace(
        "'", '"'
    )
    whole, shared = (
        SECTIONS,
        SECTIONS.replace("        share: rest\n", spread).replace("due: ended_on", "due: reviewed_on"),
    )
    check_records(scheme(shared).scheme, scheme(shared).scheme, SETTLED)
    # Only its balance is for other records, and nothing is refused of what is not settled.
    check_records(scheme(shared).scheme, scheme(whole).scheme, [("package", "start"), ("cap", "")])
    for now, then in ((shared, whole), (whole, shared)):
        with pytest.raises(ProblemsFound) as found:
            check_records(scheme(now).scheme, scheme(then).scheme, SETTLED)
        assert codes(found) == ["PBR083"]
        assert "'package.balance' is for records of" in found.value.problems[0].message
    renamed = scheme(shared.replace("package", "care")).scheme
    settled = [("care", "start"), ("care", "balance")]
    called = [Renamed(("package", "start"), ("care", "start")), Renamed(("package", "balance"), ("care", "balance"))]
    with pytest.raises(ProblemsFound, match=r"'care\.balance' is for records of outcomes now"):
        check_records(renamed, scheme(whole).scheme, settled, called)


def test_everything_wrong_is_said_at_once() -> None:
    with pytest.raises(ProblemsFound) as found:
        check_scheme(scheme(SECTIONS, runs="2026-05-01 to 2027-03-31").scheme, RUNS, [("a", ""), ("b", "c")])
    assert codes(found) == ["PBR082", "PBR083", "PBR083"]


def test_a_former_name_of_nothing_that_was_settled() -> None:
    renamed = scheme(SECTIONS.replace("  package:\n", "  package:\n    formerly: older\n")).scheme
    with pytest.raises(ProblemsFound) as found:
        refuse_unsettled_names(renamed, (), ())
    assert set(codes(found)) == {"PBR092"}
    then = Renamed(("older", ""), ("package", ""))
    for now, earlier in (((then,), ()), ((), (then,))):
        refuse_unsettled_names(renamed, now, earlier)


def test_a_new_name_that_something_was_settled_under() -> None:
    now = {("older", ""): ("package", "")}
    refuse_names_settled_already([("older", "")], now)
    # Nothing is settled of what was called so before: nothing goes on.
    refuse_names_settled_already([("package", "")], now)
    # What was called package goes on under another name itself.
    refuse_names_settled_already([("older", ""), ("package", "")], {**now, ("package", ""): ("newest", "")})
    with pytest.raises(ProblemsFound) as found:
        refuse_names_settled_already([("older", ""), ("package", "")], now)
    assert codes(found) == ["PBR092"]
    with pytest.raises(ProblemsFound, match=r"'package\.start' was formerly called 'package\.first'"):
        refuse_names_settled_already(
            [("package", "first"), ("package", "start")], {("package", "first"): ("package", "start")}
        )
