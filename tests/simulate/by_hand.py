"""A small extract and what four schemes pay for it, worked by hand.

Time and task pays £23.26 an hour, each visit rounded up to the quarter hour, at the end of the month:
  A: 60 minutes £23.26, and 31 minutes as 45, £17.445 so £17.45: £40.71    B: no visits
  C: 120 minutes £46.52                                                    D: 60 minutes £23.26
  P1 has A and B: £40.71. P2 has C and D: £69.78. Together £110.49.

Essex pays £1,575.00 when a reablement package starts, and £250.00 when no further support is needed:
  A: £1,825.00   B: £1,575.00, the bonus not earned   C: £1,575.00, the bonus open   D: not reablement, no line
  P1: £3,400.00. P2: £1,575.00. Together £4,975.00. At risk: three bonuses, £750.00. Open: C's, £250.00.

As at 30 June, A1 and C1 are achieved; B1 is disputed, A2 failed, and D1 was reviewed in July: 2 achieved outcomes.
"""

from datetime import date
from pathlib import Path

from pbr.api.comparing.each_scheme import OneByOne
from pbr.scheme.load_scheme import load_scheme
from pbr.simulate.backcast.backcast import Backcast, BackcastResult
from pbr.simulate.backcast.casting import Casting
from pbr.simulate.breakdown import By
from pbr.simulate.schemes_compared import read_candidates
from pbr.simulate.shared_extract.shared_extract import ExtractGiven, read_once
from pbr.source.shipped_schemes import scheme_path
from pbr.values.dates import period_in_words

PLANS = """\
plan_id,person_id,provider_id,area,plan_type,rate,started_on,ended_on,end_reason,support_at_end,reviewed_on
A,S1,P1,north,reablement,standard,2026-05-04,2026-06-12,completed,none,2026-06-15
B,S2,P1,south,reablement,specialist,2026-05-11,2026-06-19,completed,reduced,2026-06-22
C,S3,P2,,reablement,standard,2026-06-01,,,,
D,S4,P2,north,ongoing,standard,2026-06-01,,,,
"""
OUTCOMES = """\
outcome_id,plan_id,outcome,kind,payable,result,achieved_on,reviewed_on,disputed
A1,A,washing,improvement,yes,achieved,2026-06-10,2026-06-15,no
A2,A,cooking,improvement,yes,not_achieved,,2026-06-15,no
B1,B,washing,improvement,yes,achieved,2026-06-19,2026-06-22,yes
C1,C,washing,improvement,yes,achieved,2026-06-18,2026-06-20,no
D1,D,washing,maintenance,yes,achieved,2026-06-29,2026-07-05,no
"""
VISITS = """\
visit_id,plan_id,visited_on,planned_minutes,delivered_minutes
V1,A,2026-05-05,60,60
V2,A,2026-05-06,30,31
V3,C,2026-06-02,120,120
V4,D,2026-06-03,60,60
"""
PEOPLE = """\
person_id,provider_id,referred_on,area,support_at_10_weeks
S1,P1,2026-04-06,north,none
S2,P1,2026-04-06,south,same
S5,P1,2026-04-06,north,same
"""
TABLES = {"plans": PLANS, "outcomes": OUTCOMES, "visits": VISITS, "people": PEOPLE}

BASELINE = "time-and-task"
ESSEX = "essex-reablement-bonus"
AT_RISK = "population-prime-provider-at-risk"
WILTSHIRE = "wiltshire-penalty-and-reward"


def extract(folder: Path, **changed: str | None) -> Path:
    """Write the extract, with some tables written otherwise, or not at all."""
    records = folder / "records"
    records.mkdir()
    for name, text in {**TABLES, **changed}.items():
        if text is not None:
            (records / f"{name}.csv").write_text(text, encoding="utf-8")
    return records


def cast(
    records: Path,
    *schemes: str | Path,
    baseline: str | Path = BASELINE,
    by: By = By.PROVIDER,
    period: str = "",
    as_at: str = "2026-06-30",
) -> Backcast:
    """Compare schemes over an extract."""
    candidates = read_candidates(list(map(Path, schemes)), Path(baseline))
    read = read_once(ExtractGiven(records), candidates, by)
    casting = Casting.of(read, period_in_words(period), date.fromisoformat(as_at), by)
    return casting.together(map(OneByOne(casting, lambda batch: None).cast, read.included))


def result_of(compared: Backcast, name: str) -> BackcastResult:
    """The result of the scheme of this name."""
    (found,) = (one for one in compared.results if one.candidate.label == name.replace("-", "_"))
    return found


def title_of(name: str) -> str:
    """What a page calls a scheme that comes with pbr."""
    return load_scheme(scheme_path(Path(name))).title
