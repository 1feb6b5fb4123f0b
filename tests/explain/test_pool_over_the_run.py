"""The story of a pool over the whole run: it names the records that are in it, with what they earned together."""

from pathlib import Path

from pbr.api.settling.prepare import prepare
from pbr.describe.description import describe
from pbr.explain import explain
from pbr.scheme.load_scheme import read_scheme
from tests.headed import headed

SCHEME = (
    headed("run_pool", "A pool over the whole run")
    + """\
measures:
  home:
    assumed: made up
    count: person where support_at_10_weeks is "none"
    out of: person
    per: provider
    over: run
prices:
  price:
    assumed: made up
    from 2026-04-01: £20.00 per 3 people
payments:
  package:
    assumed: made up
    pay: price
    for each: person
    priced at: referred_on
    scaled by: home
    steps of the whole:
      below 50%: nil
      from 50%: 100%
    due: end of quarter
examples:
  One:
    people:
      - {person_id: E1, provider_id: P1, referred_on: 2026-04-06, support_at_10_weeks: none}
    as at: 2027-03-31
    lines:
      P1/package/run: £6.67
    measures:
      home P1: 1 of 1
    total due: £6.67
"""
)


def test_a_pool_over_the_run_names_its_records(tmp_path: Path) -> None:
    (tmp_path / "run.yaml").write_text(SCHEME, encoding="utf-8")
    (tmp_path / "people.csv").write_text(
        "person_id,provider_id,referred_on,support_at_10_weeks\n"
        "E1,P1,2026-04-06,none\nE2,P1,2026-11-06,none\nE3,P2,2026-11-06,none\n"
    )
    prepared = prepare(tmp_path / "run.yaml", tmp_path / "people.csv", None, None, False, False)

    def told(wanted: str) -> str:
        story = explain(
            prepared.compiled, prepared.records, prepared.records_path, prepared.period, prepared.as_at, wanted
        )
        return " ".join(story.split())

    # Two thirds of £20.00: £13.333…, of which each person is £6.666…
    pool = told("P1/package/run")
    assert "2 records are retained together: £13.3333…." in pool
    assert "E1:P1:2026-04-06/package/run: £6.6666…." in pool
    assert "home for P1 is 2 of 2: 100%" in pool
    assert "£13.3333… is rounded half up to £13.33." in pool
    assert "P1/package/run: £13.33 is due" in pool
    assert "What came of them together is P1/package/run: £13.33 is due on 2027-03-31." in told("E1:P1:2026-04-06")


def test_a_description_says_the_day_on_which_the_pool_is_due() -> None:
    def described(text: str) -> str:
        return " ".join(describe(read_scheme(text, "run.yaml")).split())

    assert "It is due on the last day of the calendar quarter in which the run ends." in described(SCHEME)
    monthly = SCHEME.replace("over: run", "over: month\n    dated by: referred_on")
    told = described(monthly)
    assert (
        "the last day of the calendar quarter in which the calendar month of the day the person was referred ends."
        in told
    )
