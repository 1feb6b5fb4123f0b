"""A first run that nobody said the period of is not settled where nothing at all is in the scheme's first month."""

from pathlib import Path

import pytest

from pbr.api import ledger
from pbr.problems.problem import ProblemsFound
from pbr.values.dates import period_in_words
from tests.cli.command import pbr
from tests.headed import headed

ESSEX = Path("essex-reablement-bonus")
"""Its run begins in April 2026; a package is £1,575.00 on the day it starts."""
HEADER = "plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,support_at_end,reviewed_on\n"
JULY = "A,S1,P1,reablement,2026-07-06,2026-08-14,completed,reduced,2026-08-17\n"

RETAINED = (
    headed("retained", "A sum for each plan, kept back until the quarter's share is known")
    + """\
measures:
  home:
    assumed: made up
    count: plan where support_at_end is "none"
    out of: plan
    per: provider
    over: quarter
    dated by: started_on
payments:
  retained:
    assumed: made up
    pay: £10.00
    for each: plan
    priced at: started_on
    scaled by: home
    steps of the whole:
      below 50%: nil
      from 50%: 100%
    due: end of quarter
examples:
  One:
    plans:
      - {plan_id: A, person_id: S1, provider_id: P1, plan_type: ongoing, started_on: 2026-07-06, support_at_end: none}
    as at: 2026-09-30
    lines:
      P1/retained/2026-07-to-09: £10.00
    total due: £10.00
"""
)


def asked(folder: Path, plans: str, period: str = "") -> ledger.RunAsked:
    records = folder / "records"
    records.mkdir(exist_ok=True)
    (records / "plans.csv").write_text(HEADER + plans, encoding="utf-8")
    said = period_in_words(period) if period else None
    return ledger.RunAsked(ESSEX, records, folder / "ledger", said, committing=True)


def entries(done: ledger.Committed | ledger.AlreadySettled) -> tuple[str, int, int]:
    """The period, how many entries there are, and what they come to."""
    assert isinstance(done, ledger.Committed)
    written = done.written
    return str(written.settlement.period), written.entries, sum(one.entries for one in written.remittances)


def refused(folder: Path, plans: str) -> tuple[str, str]:
    """What is said of it, and what to type, of looking and of settling alike."""
    run = asked(folder, plans)
    said = []
    for step in (ledger.preview, lambda of: ledger.commit(of, ledger.Confirmed())):
        with pytest.raises(ProblemsFound) as found:
            step(run)
        [problem] = found.value.problems
        assert (problem.code, problem.severity) == ("PBR030", "error")
        said.append((problem.message, problem.help))
    assert not (folder / "ledger").exists()
    assert said[0] == said[1]
    return said[0]


def test_it_names_the_months_of_the_records_and_what_to_type(tmp_path: Path) -> None:
    message, how = refused(tmp_path, JULY)
    assert message.startswith("nothing is in 2026-04-01 to 2026-04-30")
    assert message.endswith("the records lie in 2026-07 and 2026-08")
    assert how == "say which period the ledger begins with: --period 2026-07"


def test_what_it_says_to_type_settles(tmp_path: Path) -> None:
    assert entries(ledger.commit(asked(tmp_path, JULY, "2026-07"), ledger.Confirmed())) == (
        "2026-07-01 to 2026-07-31", 1, 157_500,
    )  # fmt: skip


def test_many_months_are_counted(tmp_path: Path) -> None:
    plans = "".join(f"A{month},S{month},P1,reablement,2026-{month:02}-06,,,,\n" for month in range(5, 12))
    assert refused(tmp_path, plans)[0].endswith("the records lie in 7 months from 2026-05 to 2026-11")


def test_an_empty_first_period_that_somebody_asks_for_is_settled(tmp_path: Path) -> None:
    assert entries(ledger.commit(asked(tmp_path, JULY, "2026-04"), ledger.Confirmed()))[1:] == (0, 0)
    # The next month, which nobody has to ask for, is empty too: a run has settled what comes before it.
    assert entries(ledger.commit(asked(tmp_path, JULY), ledger.Confirmed())) == ("2026-05-01 to 2026-05-31", 0, 0)


def test_a_month_with_something_in_it_is_settled_also_where_nothing_is_paid(tmp_path: Path) -> None:
    """The plan began in March, before the scheme ran; it ended in April, and its review found that support goes on."""
    plans = "A,S1,P1,reablement,2026-03-02,2026-04-10,completed,reduced,2026-04-13\n" + JULY.replace("A,S1", "B,S2")
    assert entries(ledger.commit(asked(tmp_path, plans), ledger.Confirmed())) == ("2026-04-01 to 2026-04-30", 0, 0)


def test_what_later_records_bring_to_a_pool_is_nothing_of_the_first_month(tmp_path: Path) -> None:
    """A plan of July is noted at once as brought to July's pool; the pool itself is due at the quarter's end."""
    records = tmp_path / "records"
    records.mkdir()
    (records / "plans.csv").write_text(HEADER + JULY, encoding="utf-8")
    scheme = tmp_path / "retained.yaml"
    scheme.write_text(RETAINED, encoding="utf-8")
    run = ledger.RunAsked(scheme, records, tmp_path / "ledger", None, committing=True)
    with pytest.raises(ProblemsFound) as found:
        ledger.commit(run, ledger.Confirmed())
    assert [problem.code for problem in found.value.problems] == ["PBR030"]
    assert not (tmp_path / "ledger").exists()


def test_records_of_another_year_name_no_month_to_begin_with(tmp_path: Path) -> None:
    message, how = refused(tmp_path, JULY.replace("2026", "2028"))
    assert message.endswith("the records lie in 2028-07 and 2028-08")
    assert how.startswith("check the records: the scheme runs from 2026-04-01 to 2027-03-31")


def test_the_command_says_it_and_makes_no_ledger(tmp_path: Path) -> None:
    run = asked(tmp_path, JULY)
    done = pbr("settle", run.scheme, run.records, "--ledger", run.ledger, "--commit")
    assert (done.returncode, done.stdout) == (2, "")
    assert "error[PBR030]" in done.stderr
    assert "--period 2026-07" in done.stderr
    assert not run.ledger.exists()
