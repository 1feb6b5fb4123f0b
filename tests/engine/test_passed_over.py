"""What the engine notices: records between two bands, codes that nothing takes, codes alike, floors not begun."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.noticed.similar_codes import pairs_alike
from pbr.engine.run import Run
from pbr.records.extract.as_at import as_known
from pbr.settlement.notices import CodeNotTaken, CodesAlike, FloorNotBegun, InNoBand, NothingTaken, Notice
from tests.engine.rows import Tables, outcome, plan, records, standard, visit
from tests.engine.settled import extract_of, period_of, scheme, settle

RUN = period_of("2026-04-01 to 2026-12-31")


def noticed(contract: CompiledScheme, tables: Tables) -> tuple[Notice, ...]:
    run = Run(contract, as_known(extract_of(contract, tables), RUN.last), RUN, RUN.last)
    list(run.lines())
    return run.notices


def bands(second: str = "delivered_minutes > 25 and delivered_minutes <= 40", more: str = "") -> CompiledScheme:
    return scheme(f"""
payments:
  short:
    assumed: made up
    pay: £9.00
    for each: visit where delivered_minutes <= 20
    priced at: visited_on
    due: end of month
  long:
    assumed: made up
    pay: £14.00
    for each: visit where {second}
    priced at: visited_on
    due: end of month
{more}""")


VISITS = records(
    plan("A"),
    visit("V1", "A", "2026-06-01", "20"),
    visit("V2", "A", "2026-06-02", "22"),
    visit("V3", "A", "2026-06-03", "30"),
    visit("V4", "A", "2026-06-04", "90"),
    visit("V5", "A", "2027-06-04", "90"),  # outside the run: openly not for it
)


def test_records_between_two_bands_and_beyond_the_last_are_noticed() -> None:
    assert noticed(bands(), VISITS) == (InNoBand("visits", ("delivered_minutes",), 2, ("V2", "V4")),)


def test_a_visit_that_is_called_as_its_plan_is_noticed_too() -> None:
    for_plans = """\
  package:
    assumed: made up
    pay: £100.00
    for each: plan
    priced at: started_on
    due: started_on
"""
    called_alike = records(plan("A"), visit("A", "A", "2026-06-02", "22"))
    assert noticed(bands(more=for_plans), called_alike) == (InNoBand("visits", ("delivered_minutes",), 1, ("A",)),)


def test_an_outcome_that_is_called_as_its_plan_is_not_counted_as_used() -> None:
    contract = scheme("""
payments:
  package:
    assumed: made up
    pay: £100.00
    for each: plan
    priced at: started_on
    due: started_on
  result:
    assumed: made up
    pay: £10.00
    for each: outcome where payable
    priced at: plan's started_on
    due: plan's started_on
""")
    rows = settle(contract, records(plan("A"), outcome("A", "A", payable="no"))).rows
    assert [(one.table, one.used) for one in rows] == [("plans", 1), ("outcomes", 0)]


@given(
    minutes=st.lists(st.integers(0, 90), min_size=1, max_size=12),
    edges=st.lists(st.integers(0, 90), min_size=4, max_size=4, unique=True).map(sorted),
)
def test_every_visit_has_a_line_or_is_noticed(minutes: list[int], edges: list[int]) -> None:
    low, high, next_low, next_high = edges
    contract = scheme(f"""
payments:
  short:
    assumed: made up
    pay: £9.00
    for each: visit where delivered_minutes between {low} and {high}
    priced at: visited_on
    due: end of month
  long:
    assumed: made up
    pay: £14.00
    for each: visit where delivered_minutes >= {next_low} and not delivered_minutes > {next_high}
    priced at: visited_on
    due: end of month
""")
    rows = records(plan("A"), *(visit(f"V{at}", "A", "2026-06-01", str(one)) for at, one in enumerate(minutes)))
    run = Run(contract, as_known(extract_of(contract, rows), RUN.last), RUN, RUN.last)
    paid = sum(1 for _ in run.lines())
    assert paid + sum(one.rows for one in run.notices if isinstance(one, InNoBand)) == len(minutes)
    assert paid == sum(low <= one <= high or next_low <= one <= next_high for one in minutes)


def test_bands_that_meet_leave_nothing() -> None:
    assert noticed(bands("delivered_minutes > 20"), VISITS) == ()


def test_what_is_left_out_in_the_words_of_a_condition_is_meant() -> None:
    left = "leaves out:\n  - travel between visits\n  - visit where delivered_minutes > 40\n"
    contract = scheme(left + SECTIONS_OF_BANDS)
    assert noticed(contract, VISITS) == (InNoBand("visits", ("delivered_minutes",), 1, ("V2",)),)


SECTIONS_OF_BANDS = """
payments:
  short:
    assumed: made up
    pay: £9.00
    for each: visit where delivered_minutes <= 20
    priced at: visited_on
    due: end of month
  long:
    assumed: made up
    pay: £14.00
    for each: visit where delivered_minutes between 25 and 40
    priced at: visited_on
    due: end of month
"""


def test_a_kind_of_record_that_a_scheme_is_openly_not_for_is_not_noticed() -> None:
    # The same gap for visits of reablement plans alone: of the ongoing plan B nothing is said
    contract = scheme("""
terms:
  of a plan:
    reablement: plan_type is "reablement"
payments:
  short:
    assumed: made up
    pay: £9.00
    for each: visit where plan's reablement and delivered_minutes <= 20
    priced at: visited_on
    due: end of month
""")
    rows = records(
        plan("A", plan_type="reablement"), plan("B", plan_type="ongoing"),
        visit("V1", "A", "2026-06-01", "45"), visit("V2", "B", "2026-06-01", "45"),
    )  # fmt: skip
    assert noticed(contract, rows) == (InNoBand("visits", ("delivered_minutes",), 1, ("V1",)),)


def test_a_gap_of_dates_and_of_money_is_a_gap_too() -> None:
    contract = scheme("""
payments:
  early:
    assumed: made up
    pay: £9.00
    for each: plan where started_on < 2026-06-01 and plan_value < £500.00
    priced at: started_on
    due: started_on
""")
    rows = records(plan("A", plan_value="400"), plan("B", plan_value="600"), plan("C", started_on="2026-07-01"))
    fields = ("started_on", "plan_value")
    assert noticed(contract, rows) == (InNoBand("plans", fields, 2, ("B", "C")),)


def test_a_measure_that_takes_the_record_closes_the_gap() -> None:
    measure = """
measures:
  all_visits:
    assumed: made up
    count: visit where delivered_minutes >= 20
    out of: visit
    per: provider
    over: run
"""
    assert noticed(scheme(measure + SECTIONS_OF_BANDS), VISITS) == ()


DAILY = scheme("""
measures:
  daily:
    assumed: made up
    count: outcome where outcome is "daily_living" and result is "achieved"
    out of: outcome where outcome is "daily_living"
    per: provider
    over: run
payments:
  package:
    assumed: made up
    pay: £10.00
    for each: plan
    priced at: started_on
    due: started_on
""")


def test_codes_that_nothing_takes_are_named_and_those_a_letter_apart() -> None:
    rows = records(
        plan("A"), outcome("A1", "A", outcome="daily_living"), outcome("A2", "A", outcome="daily living"),
        outcome("A3", "A", outcome="daily_livin"), outcome("A4", "A", outcome="gardening"),
    )  # fmt: skip
    found = noticed(DAILY, rows)
    assert [(one.code, one.rows) for one in found if isinstance(one, CodeNotTaken)] == [
        ("daily living", 1), ("daily_livin", 1), ("gardening", 1)
    ]  # fmt: skip
    # That one code stands with a space and with a line is told when it is read (PBR726).
    assert [(one.one, one.other) for one in found if isinstance(one, CodesAlike)] == [("daily_livin", "daily_living")]


def test_standards_a_letter_apart_are_noticed_though_every_one_counts() -> None:
    contract = scheme("""
measures:
  kept:
    assumed: made up
    count: standard where met
    out of: standard
    per: provider
    over: run
payments:
  quality:
    assumed: made up
    pay: £10.00
    for each: standard
    priced at: from_on
    due: to_on
""")
    rows = records(standard("staffing", "yes"), standard("stafing", "no"), standard("access", "no"))
    assert noticed(contract, rows) == (CodesAlike("standards", "standard", "staffing", "stafing", 1, 1),)


@pytest.mark.parametrize(
    ("codes", "alike"),
    [
        (("washing", "washign"), False),  # two letters changed places: two letters apart
        (("washing", "washng"), True),
        (("washing", "wishing"), True),
        (("Safe-Staffing", "safe_staffing"), True),
        (("P1", "P2"), False),
        (("north", "south"), False),
        (("w09", "w10"), False),
        (("standard_1", "standard_2"), False),
        (("team a", "team b"), False),
        (("team", "team b"), False),
        (("NE", "NW"), False),
        (("company", "companys"), True),
        # Of four letters and more, a letter apart is near; of three it is meant
        (("abcd", "abce"), True),
        (("abc", "abd"), False),
    ],
)
def test_which_codes_are_alike(codes: tuple[str, str], alike: bool) -> None:
    assert bool(pairs_alike(codes)) is alike


FLOOR = """
payments:
  care:
    assumed: made up
    pay: £20.00
    for each: hour of visit's delivered_minutes
    rounded: to the minute
    priced at: visited_on
    due: end of month
limits:
  minimum:
    assumed: made up
    {side}: £100.00
    of: care
    over: provider
"""


def test_a_provider_with_no_line_under_its_floor_is_noticed() -> None:
    rows = records(plan("A"), plan("B", provider_id="P2"), visit("V1", "A", "2026-06-09", "30"))
    assert noticed(scheme(FLOOR.format(side="no less than")), rows) == (FloorNotBegun("minimum", "P2", 10000),)
    assert noticed(scheme(FLOOR.format(side="no more than")), rows) == ()


def test_a_listed_provider_without_any_record_is_noticed_under_its_floor() -> None:
    listed = "framework:\n  of a provider:\n    assumed: made up\n    P1: The first\n    P3: The third\n"
    rows = records(plan("A"), visit("V1", "A", "2026-06-09", "30"))
    contract = scheme(listed + FLOOR.format(side="no less than"))
    assert noticed(contract, rows) == (FloorNotBegun("minimum", "P3", 10000),)


def test_a_line_that_is_not_due_yet_is_a_line_under_a_floor() -> None:
    rows = records(plan("A"), visit("V1", "A", "2026-12-31", "30"))
    contract = scheme(FLOOR.format(side="no less than"))
    period = period_of("2026-06-01 to 2026-06-30")
    run = Run(contract, as_known(extract_of(contract, rows), period.last), period, period.last)
    list(run.lines())
    assert run.notices == ()


ONLY_OUTCOMES = """
payments:
  fee:
    assumed: made up
    pay: £5.00
    for each: outcome where payable
    priced at: plan's started_on
    due: reviewed_on
"""


def test_that_nothing_at_all_was_taken_is_noticed() -> None:
    contract = scheme(ONLY_OUTCOMES)
    refused = outcome("A1", "A", payable="no", reviewed_on="2026-06-01")
    # Two plans that are read for their outcomes, and one outcome that is not payable
    assert noticed(contract, records(plan("A"), plan("B"), refused)) == (NothingTaken(3),)
    taken = outcome("B1", "B", reviewed_on="2026-06-01")
    assert noticed(contract, records(plan("A"), plan("B"), refused, taken)) == ()
    # Where there is nothing to take, or a provider is paid by the month, there is nothing to notice
    assert noticed(contract, records()) == ()
    assert noticed(scheme(ONLY_OUTCOMES + MONTHLY), records(plan("A"), refused)) == ()


MONTHLY = """
  sum:
    assumed: made up
    pay: £1.00
    for each: month per provider
    priced at: start of month
    due: end of month
"""


SPREAD = """
payments:
  sum:
    assumed: made up
    pay: £10.00
    for each: plan where rate is "standard"
    priced at: started_on
    in parts:
      first:
        share: 40%
        due: started_on
      last:
        share: rest
        spread: equally over outcome where weight > 2
        due: plan's started_on
"""


def test_an_outcome_between_bands_is_noticed_where_its_plan_is_in_the_run() -> None:
    rate = {"rate": "standard"}
    inside = records(plan("A", **rate), outcome("A1", "A", weight="1"), outcome("A2", "A", weight="3"))
    assert noticed(scheme(SPREAD), inside) == (InNoBand("outcomes", ("weight",), 1, ("A1",)),)
    before = records(plan("A", **rate, started_on="2026-03-31"), outcome("A1", "A", weight="1"))
    beside = [plan("B", **rate), outcome("B2", "B", weight="3")]
    assert noticed(scheme(SPREAD), {table: [*rows, *records(*beside)[table]] for table, rows in before.items()}) == ()


MEASURED = """
measures:
  well:
    count: plan where end_reason is "completed"
    out of: plan where weekly_hours > 5
    per: provider
    over: run
    dated by: started_on
    assumed: made up
payments:
  call:
    assumed: made up
    pay: £1.00
    for each: visit
    priced at: visited_on
    due: visited_on
"""


def test_a_record_that_no_band_of_a_measure_takes_is_noticed_where_it_is_in_the_run() -> None:
    hours = {"weekly_hours": "5"}
    rows = records(
        plan("A", **hours), plan("B", weekly_hours="6"), plan("C", **hours, started_on="2026-03-31"),
        visit("B1", "B", "2026-06-02", "30"),
    )  # fmt: skip
    assert noticed(scheme(MEASURED), rows) == (InNoBand("plans", ("weekly_hours",), 1, ("A",)),)
