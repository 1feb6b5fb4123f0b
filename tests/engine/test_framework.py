"""The framework: a code that is not listed is an error, and a row that is set and not recorded is not known."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.engine.facts.expected_rows import with_expected
from pbr.engine.run import Run
from pbr.problems.problem import ProblemsFound
from pbr.records.extract.as_at import as_known
from pbr.records.extract.extract import Extract
from pbr.records.extract.read_extract import extract_from_rows, read_extract
from pbr.settlement.line import Status
from pbr.settlement.not_recorded import NotRecorded
from pbr.source.yaml_nodes import Scalar
from tests.engine.rows import Fields, Tables, outcome, plan, records, standard
from tests.engine.settled import HERE, Settled, period_of, scheme, settle, settle_extract

CODES = ("kind_staff", "seen_soon", "records_kept")
APRIL_TO_AUGUST = "2026-04-01 to 2026-08-31"

SECTIONS = """
framework:
  of a standard:
    assumed: made up
    one for each: {each}
    kind_staff: Enough kind staff
    seen_soon: Seen within five days
measures:
  kept:
    assumed: made up
    count: standard where met
    out of: standard{where}
    per: provider
    over: {over}
    dated by: from_on
prices:
  contract_sum:
    by: provider_id
    from 2026-04-01:
      P1: £1,000.00
      P2: £2,000.00
    assumed: made up
payments:
  contract:
    assumed: made up
    pay: contract_sum
    for each: quarter per provider
    priced at: start of quarter
    scaled by: kept
    steps of the whole:
      below 100%: nil
      from 100%: 100%
    due: end of quarter + 2 weeks
"""


def contract(each: str = "quarter per provider", over: str = "quarter", where: str = "") -> str:
    return SECTIONS.format(each=each, over=over, where=where)


TWO_SET = scheme(contract())


def test_a_set_standard_that_is_left_out_leaves_the_money_open() -> None:
    settled = settle(TWO_SET, records(standard("kind_staff", "yes")), APRIL_TO_AUGUST)
    assert settled.in_words["P1/contract/2026-04-to-06"] == "open £1,000.00"
    assert settled.measured["kept P1 2026-04-to-06"] == "1 of 2, 1 not yet known; not recorded: seen_soon"
    assert settled.total == 0


def test_every_set_standard_met_is_due_and_one_failed_is_not_earned() -> None:
    met = records(standard("kind_staff", "yes"), standard("seen_soon", "yes"))
    assert settle(TWO_SET, met, APRIL_TO_AUGUST).in_words["P1/contract/2026-04-to-06"] == "£1,000.00"
    failed = records(standard("kind_staff", "yes"), standard("seen_soon", "no"))
    assert settle(TWO_SET, failed, APRIL_TO_AUGUST).in_words["P1/contract/2026-04-to-06"] == "not earned £1,000.00"


def test_a_failed_standard_decides_though_another_is_not_recorded() -> None:
    # 0 of 2, and at most 1 of 2: below 100% whatever comes
    settled = settle(TWO_SET, records(standard("kind_staff", "no")), APRIL_TO_AUGUST)
    assert settled.in_words["P1/contract/2026-04-to-06"] == "not earned £1,000.00"


def test_every_provider_of_the_prices_is_expected_to_be_judged() -> None:
    settled = settle(TWO_SET, records(standard("kind_staff", "yes"), standard("seen_soon", "yes")), APRIL_TO_AUGUST)
    assert settled.in_words["P2/contract/2026-04-to-06"] == "open £2,000.00"
    assert settled.measured["kept P2 2026-04-to-06"] == "0 of 2, 2 not yet known; not recorded: kind_staff, seen_soon"


def test_quarters_that_have_not_begun_are_not_expected() -> None:
    settled = settle(TWO_SET, records(standard("kind_staff", "yes")), "2026-04-01 to 2026-06-30")
    windows = {name.split()[2] for name in settled.measured}
    assert windows == {"2026-04-to-06"}


def test_a_quarter_that_begins_on_the_last_day_is_expected() -> None:
    settled = settle(TWO_SET, records(standard("kind_staff", "yes")), "2026-04-01 to 2026-07-01")
    assert {name.split()[2] for name in settled.measured} == {"2026-04-to-06", "2026-07-to-09"}


def test_a_row_that_is_held_is_not_known_once_and_is_not_said_to_be_missing(tmp_path: Path) -> None:
    (tmp_path / "standards.csv").write_text(
        "standard,provider_id,from_on,to_on,assessed_on,met\n"
        "kind_staff,P1,2026-04-01,2026-06-30,2026-06-30,yes\n"
        "seen_soon,P1,2026-04-01,2026-06-30,2026-06-30,perhaps\n"
    )
    settled = settle_extract(TWO_SET, read_extract(tmp_path, TWO_SET.needs, True), "2026-04-01 to 2026-06-30")
    assert settled.measured["kept P1 2026-04-to-06"] == "1 of 1, 1 not yet known"


def test_a_row_that_begins_inside_its_quarter_is_there() -> None:
    late = standard("seen_soon", "yes", from_on="2026-05-18")
    settled = settle(TWO_SET, records(standard("kind_staff", "yes"), late), APRIL_TO_AUGUST)
    assert settled.in_words["P1/contract/2026-04-to-06"] == "£1,000.00"


def test_a_row_over_two_quarters_is_there_in_the_first_alone() -> None:
    long = standard("seen_soon", "yes", to_on="2026-09-30")
    second = [standard("kind_staff", "yes", from_on="2026-07-01", to_on="2026-09-30", assessed_on="2026-10-01")]
    settled = settle(TWO_SET, records(standard("kind_staff", "yes"), long, *second), "2026-04-01 to 2026-10-31")
    assert settled.in_words["P1/contract/2026-04-to-06"] == "£1,000.00"
    assert settled.measured["kept P1 2026-07-to-09"] == "1 of 2, 1 not yet known; not recorded: seen_soon"


def test_a_measure_over_the_run_names_each_window() -> None:
    over_run = scheme(contract(over="run").replace("of the whole", "of the whole"))
    rows = records(standard("kind_staff", "yes"), standard("seen_soon", "yes"))
    measured = settle(over_run, rows, "2026-04-01 to 2026-09-30").measured["kept P1"]
    assert measured == "2 of 4, 2 not yet known; not recorded: kind_staff 2026-07-to-09, seen_soon 2026-07-to-09"


def test_rows_are_expected_by_the_month_and_by_the_year() -> None:
    day = "2026-05-20"
    rows = records(standard("kind_staff", "yes", assessed_on=day), standard("seen_soon", "yes", assessed_on=day))
    by_month = settle(scheme(contract("month per provider")), rows, "2026-04-01 to 2026-05-31").measured
    # April has both; May has neither, and counts in the same quarter
    expected = "2 of 4, 2 not yet known; not recorded: kind_staff 2026-05, seen_soon 2026-05"
    assert by_month["kept P1 2026-04-to-06"] == expected
    by_year = settle(scheme(contract("year per provider")), rows, "2026-04-01 to 2026-12-31").measured
    assert by_year["kept P1 2026-04-to-06"] == "2 of 2"


def test_a_row_that_the_measure_leaves_out_is_not_missed_by_it() -> None:
    one_counts = scheme(contract(where=' where standard is "kind_staff"'))
    settled = settle(one_counts, records(standard("kind_staff", "yes")), APRIL_TO_AUGUST)
    assert settled.in_words["P1/contract/2026-04-to-06"] == "£1,000.00"


def test_a_payment_for_each_standard_has_an_open_line_for_one_not_recorded() -> None:
    each = """
framework:
  of a standard:
    assumed: made up
    one for each: quarter per provider
    kind_staff: Enough kind staff
    seen_soon: Seen within five days
payments:
  quality:
    assumed: made up
    pay: £50.00
    for each: standard
    priced at: from_on
    when: met
    due: end of quarter
"""
    settled = settle(scheme(each), records(standard("kind_staff", "yes")), "2026-04-01 to 2026-06-30")
    assert settled.in_words == {
        "kind_staff:P1:2026-04-01/quality": "£50.00",
        "seen_soon:P1:2026-04-01/quality": "open £50.00",
    }
    # One row was read, and one used: the one that is not there was neither
    assert [(one.read, one.used, one.out_of_scope) for one in settled.rows] == [(1, 1, 0)]


TWO_LISTED = """
framework:
  of a standard:
    assumed: made up
    one for each: quarter per provider
    kind_staff: Enough kind staff
    seen_soon: Seen within five days
payments:
"""


def each_standard(name: str, words: str) -> str:
    """A payment for each standard, due on the last day of its quarter."""
    head = f"  {name}:\n    assumed: made up\n    for each: standard\n    priced at: from_on\n    due: end of quarter\n"
    return head + words


def test_what_hangs_on_nothing_but_the_row_is_open_where_nobody_recorded_it() -> None:
    # £10.00 for the one standard that is recorded, and £2.00 off for it; of the other, which is nobody's word, neither.
    # Of the pool £30.00 is certain, and nothing is released for a row that is not there.
    each = scheme(
        """
measures:
  kept:
    assumed: made up
    count: standard where met
    out of: standard where met is known
    per: provider
    over: quarter
    dated by: from_on
"""
        + TWO_LISTED
        + each_standard("visited", "    pay: £10.00\n")
        + each_standard("charged", "    deduct: £2.00\n")
        + each_standard("of_one", '    pay: £5.00\n    when: standard is "seen_soon"\n')
        + each_standard("first", "    pay: £7.00\n    at most: 1 for each provider\n")
        + each_standard("in_parts", "").replace("    due: end of quarter\n", "")
        + "    pay: £9.00\n    in parts:\n      one: {share: 1/3, due: end of quarter}\n"
        + "      two: {share: rest, due: end of quarter}\n"
        + each_standard("pooled", "    pay: £30.00\n    scaled by: kept\n    steps of the whole:\n")
        + "      below 50%: nil\n      from 50%: 100%\n"
    )
    settled = settle(each, records(standard("kind_staff", "yes", assessed_on="2026-06-30")), "2026-04-01 to 2026-06-30")
    there, absent = "kind_staff:P1:2026-04-01", "seen_soon:P1:2026-04-01"
    words = settled.in_words
    assert {line_id: said for line_id, said in words.items() if "pooled" not in line_id} == {
        f"{there}/visited": "£10.00", f"{absent}/visited": "open £10.00",
        f"{there}/charged": "-£2.00", f"{absent}/charged": "open -£2.00",
        f"{there}/of_one": "not earned £5.00", f"{absent}/of_one": "open £5.00",
        f"{there}/first": "£7.00", f"{absent}/first": "not earned £7.00",
        f"{there}/in_parts.one": "£3.00", f"{absent}/in_parts.one": "open £3.00",
        f"{there}/in_parts.two": "£6.00", f"{absent}/in_parts.two": "open £6.00",
    }  # fmt: skip
    assert words["P1/pooled/2026-04-to-06"] == "£30.00"
    # 10.00 - 2.00 + 7.00 + 3.00 + 6.00 + 30.00
    assert settled.total == 5400
    assert isinstance(settled.by_id[f"{absent}/visited"].reason, NotRecorded)


def test_what_a_contract_takes_off_for_a_row_that_is_not_there_it_says_openly() -> None:
    # £25.00 off for each return that was not made: the recorded one is judged, the other is missing, as it asks.
    each = scheme(TWO_LISTED + each_standard("late", "    deduct: £25.00\n    when: assessed_on is missing\n"))
    settled = settle(each, records(standard("kind_staff", "yes", assessed_on="2026-06-30")), "2026-04-01 to 2026-06-30")
    assert settled.in_words == {
        "kind_staff:P1:2026-04-01/late": "not earned -£25.00",
        "seen_soon:P1:2026-04-01/late": "-£25.00",
    }


def test_what_a_blank_says_is_not_said_by_a_row_that_is_not_there() -> None:
    # A blank cell of `late` says no. Of the standard that nobody recorded nobody left a cell blank: 1 of 2 was in time,
    # or 2 of 2, and the £1,000.00 for both waits; and it lost no points, or any number of them.
    fields = """
records:
  fields:
    of a standard:
      late: yes or no; blank means no
      points_lost: number of points; blank means nil
"""
    in_time = contract().replace("count: standard where met", "count: standard where not late")
    lost = in_time.replace("count: standard where not late", "sum: points_lost\n    for each: standard")
    lost = lost.replace("    out of: standard\n", "").replace("below 100%: nil", "below 1 points: 100%")
    lost = lost.replace("from 100%: 100%", "from 1 points: nil")
    rows = records(standard("kind_staff", "yes"))
    for counted, words in (
        (in_time, "1 of 2, 1 not yet known; not recorded: seen_soon"),
        (lost, "at least 0 points (2 records, 1 not yet known; not recorded: seen_soon)"),
    ):
        settled = settle(scheme(fields + counted), rows, APRIL_TO_AUGUST)
        assert settled.measured["kept P1 2026-04-to-06"] == words
        assert settled.in_words["P1/contract/2026-04-to-06"] == "open £1,000.00"


def test_expecting_twice_adds_nothing() -> None:
    known = as_known(extract_of(records(standard("kind_staff", "yes"))), period_of(APRIL_TO_AUGUST).last)
    once = with_expected(known, TWO_SET.scheme, period_of(APRIL_TO_AUGUST).last)
    assert with_expected(once, TWO_SET.scheme, period_of(APRIL_TO_AUGUST).last) is once
    # P1 and P2, two standards, April to June and July to September, of which one is recorded
    assert len(once.expected) == 7


def extract_of(tables: Tables) -> Extract:
    rows = {
        table: [{name: Scalar(text, HERE) for name, text in row.items() if text} for row in found]
        for table, found in tables.items()
    }
    return extract_from_rows(rows, TWO_SET.needs, TWO_SET.scheme.framework.code_lists("by_hand", TWO_SET.scheme.tables))


THREE_SET = scheme(contract().replace("    seen_soon:", "    records_kept: Records are kept\n    seen_soon:"))
WINDOWS = (("2026-04-01", "2026-06-30", "2026-07-05"), ("2026-07-01", "2026-09-30", "2026-10-05"))


def judged(code: str, provider: str, window: tuple[str, str, str], met: str) -> tuple[str, Fields]:
    first, last, day = window
    return standard(code, met, provider_id=provider, from_on=first, to_on=last, assessed_on=day if met else "")


@given(
    answers=st.lists(st.sampled_from(("yes", "no", "")), min_size=12, max_size=12),
    without=st.sets(st.integers(0, 11), min_size=1),
)
@settings(deadline=None)
def test_taking_rows_away_never_raises_what_is_due(answers: list[str], without: set[int]) -> None:
    keys = [(code, provider, window) for code in CODES for provider in ("P1", "P2") for window in WINDOWS]
    rows = [judged(*key, met) for key, met in zip(keys, answers, strict=True)]
    fewer = [row for at, row in enumerate(rows) if at not in without]
    until = "2026-04-01 to 2026-12-31"
    before = settle(THREE_SET, {"standards": [fields for _, fields in rows]}, until)
    after = settle(THREE_SET, {"standards": [fields for _, fields in fewer]}, until)
    assert after.total <= before.total
    for line_id, line in before.by_id.items():
        same = after.by_id[line_id]
        # A line that is due stays as it was, or waits for the row that was taken away: never more, and never nothing
        assert same == line or same.status is Status.OPEN or line.status in (Status.OPEN, Status.NOT_EARNED)
        assert same.amount <= line.amount
    named = sum(len(one.not_recorded) for one in after.measures)
    # Oct to Dec has begun by the last day: three standards of two providers, beside those taken away
    unknown = sum(one.unknown for one in after.measures)
    assert named == len(without) + 6
    assert unknown == named + sum(met == "" for at, met in enumerate(answers) if at not in without)


HEADER = "outcome_id,plan_id,outcome,kind,payable,result,reviewed_on\n"
LISTED = scheme("""
framework:
  of an outcome:
    assumed: made up
    daily_living: I manage my day
    company: I see people
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


def folder(path: Path, *codes: str) -> Path:
    """One plan and an outcome of each code: the first achieved, the others failed."""
    (path / "plans.csv").write_text("plan_id,person_id,provider_id,plan_type,started_on\nA,S1,P1,initial,2026-05-04\n")
    results = ("achieved" if at == 0 else "not_achieved" for at, _ in enumerate(codes))
    rows = (
        f"A{at},A,{code},improvement,yes,{result},2026-06-05\n"
        for at, (code, result) in enumerate(zip(codes, results, strict=True))
    )
    (path / "outcomes.csv").write_text(HEADER + "".join(rows))
    return path


def read(path: Path, hold_errors: bool) -> Extract:
    lists = LISTED.scheme.framework.code_lists(LISTED.scheme.name, LISTED.scheme.tables)
    return read_extract(path, LISTED.needs, hold_errors, lists=lists)


def test_each_code_that_is_not_listed_is_an_error_with_its_count_and_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        read(folder(tmp_path, "daily_living", "daily living", "daily_livin", "daily_livin", "gardening"), False)
    said = [(one.code, one.message.split(" ", 1)[0], one.place.line, one.help) for one in found.value.problems]
    assert said == [
        ("PBR850", "'daily", 3, 'did you mean "daily_living"?'),
        ("PBR850", "'daily_livin'", 4, 'did you mean "daily_living"?'),
        ("PBR850", "'gardening'", 6, "it lists daily_living, company"),
    ]
    assert found.value.problems[1].message.endswith("; 2 rows have it")


def test_rows_with_a_code_that_is_not_listed_can_be_held_and_are_then_not_known(tmp_path: Path) -> None:
    extract = read(folder(tmp_path, "daily_living", "daily living", "daily_livin"), True)
    assert [(row.line, row.record_id, row.provider_id) for row in extract.held_rows] == [
        (3, "A1", "P1"),
        (4, "A2", "P1"),
    ]
    period = period_of(APRIL_TO_AUGUST)
    run = Run(LISTED, as_known(extract, period.last), period, period.last)
    assert [line.status for line in run.lines()] == [Status.HELD, Status.HELD, Status.DUE]
    # One for certain, and two that may be of this measure: never "1 of 1, 100%"
    assert [one.words for one in run.measures] == ["1 of 1, 2 not yet known"]
    assert run.measures[0].low == Fraction(1, 3)


@pytest.mark.parametrize(
    "dated",
    ["to_on", "assessed_on", "from_on + 30 days", "later of from_on and assessed_on", "later of to_on and from_on"],
)
@pytest.mark.parametrize("over", ["quarter", "run"])
def test_a_measure_of_expected_standards_is_dated_by_their_first_day_alone(dated: str, over: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        scheme(contract(over=over).replace("dated by: from_on", f"dated by: {dated}"))
    assert [(one.code, one.help) for one in found.value.problems] == [("PBR446", "write dated by: from_on")]


def test_standards_that_nothing_expects_are_dated_as_the_contract_says() -> None:
    by_end = contract().replace("dated by: from_on", "dated by: to_on")
    plan_of = scheme(by_end.replace("    one for each: quarter per provider\n", ""))
    both = records(standard("kind_staff", "yes"), standard("seen_soon", "yes"))
    assert settle(plan_of, both, APRIL_TO_AUGUST).in_words["P1/contract/2026-04-to-06"] == "£1,000.00"


def test_a_measure_over_the_run_needs_no_day() -> None:
    no_day = scheme(contract(over="run").replace("    dated by: from_on\n", ""))
    measured = settle(no_day, records(standard("kind_staff", "yes")), "2026-04-01 to 2026-06-30").measured["kept P1"]
    assert measured == "1 of 2, 1 not yet known; not recorded: seen_soon 2026-04-to-06"


TWO_PROVIDERS = scheme("""
framework:
  of a provider:
    assumed: made up
    P1: The first
    P2: The second
payments:
  fee:
    assumed: made up
    pay: £1,000.00
    for each: quarter per provider
    priced at: start of quarter
    due: end of quarter + 2 weeks
  visits:
    assumed: made up
    pay: £10.00
    for each: plan
    priced at: started_on
    due: started_on
limits:
  least:
    assumed: made up
    no less than: £1,500.00
    of: fee
    over: provider
""")


@pytest.mark.parametrize("refused", [("p1", "Px"), ("p1",), ("P3", "P 1", "P11"), ("Gone",)])
def test_a_provider_that_the_framework_does_not_list_is_paid_nothing(tmp_path: Path, refused: tuple[str, ...]) -> None:
    rows = [f"B{at},S{at},{code},initial,2026-05-04" for at, code in enumerate(refused)]
    header = "plan_id,person_id,provider_id,plan_type,started_on"
    (tmp_path / "plans.csv").write_text("\n".join([header, "A,SA,P1,initial,2026-05-04", *rows]) + "\n")
    lists = TWO_PROVIDERS.scheme.framework.code_lists(TWO_PROVIDERS.scheme.name, TWO_PROVIDERS.scheme.tables)
    extract = read_extract(tmp_path, TWO_PROVIDERS.needs, True, lists=lists)
    settled = settle_extract(TWO_PROVIDERS, extract, "2026-04-01 to 2026-07-31")
    # April to June, due 14 July: £1,000.00 for P1 and for P2; the floor adds £500.00 to each; and plan A is £10.00
    assert settled.total == 2 * (1_000_00 + 500_00) + 10_00
    of_refused = [line for line in settled.lines if line.provider_id in refused]
    assert [(line.status, line.amount) for line in of_refused] == [(Status.HELD, 0)] * len(refused)


def test_a_standard_of_a_worked_example_that_is_not_listed_is_an_error() -> None:
    with pytest.raises(ProblemsFound) as found:
        extract_of(records(standard("kind_staf", "yes")))
    assert [one.help for one in found.value.problems] == ['did you mean "kind_staff"?']


def rows_of(settled: Settled) -> list[tuple[str, int, int]]:
    return [(one.table, one.read, one.used) for one in settled.rows]


def test_a_worked_example_by_provider_list_expects_those_providers_alone() -> None:
    listed = contract().replace(
        "measures:\n", "  of a provider:\n    assumed: made up\n    P1: The first\nmeasures:\n", 1
    )
    one_listed = scheme(listed.replace("      P2: £2,000.00\n", ""))
    settled = settle(one_listed, records(plan("A"), outcome("A1", "A"), standard("kind_staff", "yes")), APRIL_TO_AUGUST)
    assert {name.split()[1] for name in settled.measured} == {"P1"}
    assert rows_of(settled) == [("standards", 1, 1)]
