"""What a month says of money that an earlier one may have paid, or that no later one will."""

from pathlib import Path

from pbr import api
from tests.engine.settled import HEADING, WHOLE_RUN
from tests.engine.test_scaling import POOL, RISING, SCALED

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


def test_a_rule_that_holds_what_an_earlier_month_paid_is_told(tmp_path: Path) -> None:
    # Begun on 25 June and not ended: six days of June at £60.00, and from the fifteenth day all of it is held.
    (tmp_path / "plans.csv").write_text(f"{PLANS}A,S1,P1,other,2026-06-25,2026-06-25,,,\n", encoding="utf-8")
    june = api.settle("wirral-rapid-access", tmp_path, "2026-06")
    july = api.settle("wirral-rapid-access", tmp_path, "2026-07")
    assert (june.total_due, july.total_due) == (36000, 0)
    assert (codes(june), codes(july)) == ([], ["PBR858"])
    (told,) = [one for one in july.warnings if one.code == "PBR858"]
    assert told.message.startswith("1 line is held that was due before this period")
    # Over the whole run there is no earlier settlement.
    assert codes(api.settle("wirral-rapid-access", tmp_path, as_at="2026-07-31")) == []


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
