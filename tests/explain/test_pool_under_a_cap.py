"""What was retained counts once under a cap: as what the measure released, and not as each record brought it too."""

from pathlib import Path

import pytest

from pbr.api.settling.prepare import prepare
from pbr.explain import explain
from tests.headed import headed

SCHEME = (
    headed("capped_pool", "A cap over what is paid at once and what is retained")
    + """\
measures:
  home:
    assumed: made up
    count: plan where support_at_end is "none"
    out of: plan
    per: provider
    over: run
payments:
  package:
    assumed: made up
    pay: £90.00
    for each: plan
    priced at: started_on
    due: started_on
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
limits:
  cap:
    assumed: made up
    no more than: £150.00
    of: package, retained
    over: provider
examples:
  One:
    plans:
      - {plan_id: E, person_id: E1, provider_id: P1, plan_type: ongoing, started_on: 2026-04-06, support_at_end: none}
    as at: 2027-03-31
    lines:
      E/package: £90.00
      P1/retained/run: £10.00
    total due: £100.00
"""
)


@pytest.mark.parametrize(
    ("support", "retained", "together", "cut"),
    [
        # Two plans of £90.00 and of £10.00 each: £200.00, cut to £150.00.
        ("none", "retained: £20.00. ", "£200.00", "-£50.00"),
        # Neither needs no support: £180.00, and of the £20.00 nothing is released. A note counts for nothing.
        ("reduced", "", "£180.00", "-£30.00"),
    ],
)
def test_the_working_of_a_cap_is_what_its_reason_says(
    tmp_path: Path, support: str, retained: str, together: str, cut: str
) -> None:
    scheme, records = tmp_path / "scheme.yaml", tmp_path / "records"
    scheme.write_text(SCHEME, encoding="utf-8")
    records.mkdir()
    rows = "".join(f"{plan},S{plan},P1,ongoing,2026-04-06,2026-05-08,{support},2026-05-09\n" for plan in "AB")
    header = "plan_id,person_id,provider_id,plan_type,started_on,ended_on,support_at_end,reviewed_on\n"
    (records / "plans.csv").write_text(header + rows, encoding="utf-8")
    prepared = prepare(scheme, records, None, None, False, False)
    story = explain(
        prepared.compiled, prepared.records, prepared.records_path, prepared.period, prepared.as_at, "P1/cap"
    )
    told = " ".join(story.split())
    assert f"P1/cap: {cut} is due" in told
    assert f"package, retained come to {together}" in told
    assert f"package: £180.00. {retained}Together, whatever the period: {together}; the limit is" in told
