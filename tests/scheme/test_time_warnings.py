"""What a scheme is warned of about time: decided too late, taken back, a day more than it sounds, whose year."""

import pytest

from pbr.problems.problem import ProblemsFound
from tests.engine.settled import scheme


def warned(payment: str, runs: str = "2026-04-01 to 2027-03-31", before: str = "") -> list[str]:
    """The codes of what is said of a scheme with one payment, given line by line, and otherwise in order."""
    lines = "\n    ".join(["payments:\n  one:", "assumed: made up", *filter(None, map(str.strip, payment.split(";")))])
    try:
        return [problem.code for problem in scheme(f"{before}{lines}\n", runs=runs).scheme.warnings]
    except ProblemsFound as found:
        return [problem.code for problem in found.problems]


PLAN = "pay: £10.00; for each: plan; priced at: started_on; "
OUTCOME = "pay: £10.00; for each: outcome; priced at: plan's started_on; "
PERSON = "pay: £120.00; for each: person; priced at: referred_on; "
MONTHLY = PERSON + "instalments: 12 monthly from referred_on"
WEEKS = "pay: £70.00; priced at: started_on; part weeks: by the day; for each: week of plan "


@pytest.mark.parametrize(
    "payment",
    [
        # the review finds it, and it is due on the day of the review or after
        PLAN + 'when: support_at_end is "none"; due: reviewed_on',
        PLAN + 'when: support_at_end is "none"; due: reviewed_on + 6 weeks',
        PLAN + 'when: support_at_end is "none"; due: later of started_on and reviewed_on + 1 week',
        # the month of the day that fixes the price ends on that day or after
        "pay: £10.00; for each: plan; priced at: reviewed_on; due: end of month; when: reviewed_on is known",
        # something else may make it true, so that it may well be due before
        PLAN + 'when: support_at_end is "none" or rate is "lower"; due: started_on',
        # for a payment, a true 'when' is asked before 'not assessed when'
        PLAN + 'not assessed when: end_reason is "died"; when: rate is "lower"; due: started_on',
        # a plan without an end goes on, and is paid up to the day of settling
        WEEKS + "from started_on to ended_on; due: end of month",
        # not known before ten weeks have gone by, which is when it is due
        PERSON + 'when: support_at_10_weeks is "none"; due: referred_on + 10 weeks',
        PERSON + 'when: support_at_10_weeks is "none"; due: referred_on + 71 days',
        # a note is never due
        "note: £10.00; for each: plan; priced at: started_on; due: started_on; when: ended_on is known",
        # nothing on it is recorded
        PLAN + 'when: rate is "lower" and planned_end_on >= started_on + 2 weeks; due: started_on',
    ],
)
def test_what_is_known_by_its_day_is_not_warned_of(payment: str) -> None:
    assert warned(payment) == []


@pytest.mark.parametrize(
    ("payment", "count"),
    [
        (PLAN + 'when: support_at_end is "none"; due: started_on', 1),
        (PLAN + 'when: support_at_end is "none"; due: reviewed_on - 1 day', 1),
        (PLAN + 'when: support_at_end is "none"; due: earlier of reviewed_on and planned_end_on', 1),
        (PLAN + 'when: support_at_end is "none" and end_reason is "completed"; due: started_on', 2),
        (OUTCOME + "waits for: plan's agreed_on is known; when: result is \"achieved\"; due: reviewed_on", 1),
        # for a deduction it has to be known that it is assessed
        ("deduct: £10.00; for each: plan; priced at: started_on; due: started_on; "
         'not assessed when: end_reason is "died"; when: rate is "lower"', 1),
        # without a 'when', too
        (PLAN + 'not assessed when: end_reason is "died"; due: started_on', 1),
        (WEEKS + 'from started_on to planned_end_on; when: support_at_end is "none"; due: end of month', 1),
        # the hours delivered are known when the plan has ended
        ("pay: £10.00; for each: plan where hours_delivered > 5; priced at: started_on; due: planned_end_on", 1),
        (PERSON + 'when: support_at_10_weeks is "none"; due: referred_on + 69 days', 1),
        # two months are 62 days at most, and three 89 at least
        (PERSON + 'when: support_at_10_weeks is "none"; due: referred_on + 2 months', 1),
        (PERSON + 'when: support_at_10_weeks is "none"; due: referred_on + 3 months', 0),
        (MONTHLY + '; due: each instalment; when: support_at_52_weeks is "none"', 1),
    ],
)  # fmt: skip
def test_what_is_decided_after_its_day_is_warned_of(payment: str, count: int) -> None:
    assert [code for code in warned(payment) if code == "PBR321"] == ["PBR321"] * count


def test_a_part_is_looked_at_by_itself_and_so_is_a_spread() -> None:
    parts = """
payments:
  one:
    assumed: made up
    pay: plan_value
    for each: plan
    priced at: started_on
    waits for: agreed_on is known
    in parts:
      first:
        share: 20%
        due: later of started_on and agreed_on
      second:
        share: 30%
        when: support_at_end is "none"
        due: later of agreed_on and started_on
      third:
        share: rest
        spread: equally over outcome where payable
        when: result is "achieved"
        due: reviewed_on
"""
    warnings = scheme(parts).scheme.warnings
    # the second part waits for the review of the plan, and the third, which has its own review, for the agreement
    assert [(problem.code, problem.help) for problem in warnings] == [
        ("PBR321", "write due: later of agreed_on and started_on and reviewed_on"),
        ("PBR321", "write due: later of reviewed_on and plan's agreed_on"),
    ]


@pytest.mark.parametrize(
    ("payment", "codes"),
    [
        (
            PERSON + "instalments: 12 monthly from referred_on; due: each instalment; when: left_on is missing",
            ["PBR322"],
        ),
        (PERSON + "instalments: 12 monthly from referred_on until left_on; due: each instalment", []),
        (PLAN + "due: started_on; not assessed when: ended_on is known", ["PBR322"]),
        (PLAN + "due: started_on; waits for: not ended_on is known", ["PBR322"]),
        (PLAN + "due: started_on; when: ended_on is missing or ended_on > started_on + 6 weeks", []),
        (WEEKS + "from started_on to ended_on; due: end of month; when: reviewed_on is missing", ["PBR322"]),
        (OUTCOME + "due: plan's started_on; when: plan's ended_on is missing", ["PBR322"]),
    ],
)
def test_what_a_later_date_takes_back_is_warned_of(payment: str, codes: list[str]) -> None:
    assert warned(payment) == codes


HELD = "records:\n  hold when:\n    of a {kind}:\n      odd: {condition}\n"
STAY_DAYS = "pay: £10.00; for each: day of stay from from_on to to_on; priced at: each day; "


@pytest.mark.parametrize(
    ("kind", "condition", "payment", "codes"),
    [
        # time goes by, and the months paid already are held with the rest
        ("plan", "ended_on is missing and as at > started_on + 2 weeks",
         WEEKS + "from started_on to ended_on; due: end of month", ["PBR322"]),
        # the end is recorded, and tells that the plan was too long
        ("plan", "ended_on > started_on + 2 weeks", WEEKS + "from started_on to ended_on; due: end of month",
         ["PBR322"]),
        ("plan", "hours_delivered > 100", WEEKS + "from started_on to planned_end_on; due: end of month", ["PBR322"]),
        ("person", 'left_reason is "moved"', MONTHLY + "; due: each instalment", ["PBR322"]),
        ("stay", "to_on > from_on + 30 days", STAY_DAYS + "due: end of month", ["PBR322"]),
        # what is asked is known when the first month is due
        ("plan", "planned_end_on > started_on + 2 weeks", WEEKS + "from started_on to ended_on; due: end of month", []),
        ("plan", "ended_on > started_on + 2 weeks",
         WEEKS + "from started_on to ended_on; due: later of end of month and ended_on", []),
        ("person", "referred_on < 2026-05-01", MONTHLY + "; due: each instalment", []),
        # one sum, on one day
        ("plan", "as at > started_on + 2 weeks", PLAN + "due: started_on + 3 weeks", []),
        # of another kind of record
        ("stay", "to_on > from_on + 30 days", WEEKS + "from started_on to ended_on; due: end of month", []),
    ],
)  # fmt: skip
def test_a_hold_that_comes_after_some_of_it_was_paid_is_warned_of(
    kind: str, condition: str, payment: str, codes: list[str]
) -> None:
    assert warned(payment, before=HELD.format(kind=kind, condition=condition)) == codes


@pytest.mark.parametrize(
    ("span", "codes"),
    [
        ("from started_on to started_on + 12 weeks", ["PBR318"]),
        ("from started_on to started_on + 83 days", ["PBR318"]),
        ("from started_on to started_on + 6 months", ["PBR318"]),
        ("from started_on to earlier of planned_end_on and started_on + 6 weeks", ["PBR318"]),
        ("from later of started_on and agreed_on to later of agreed_on + 6 weeks and started_on + 6 weeks",
         ["PBR318", "PBR318"]),
        ("from started_on to started_on + 12 weeks - 1 day", []),
        ("from started_on to planned_end_on + 12 weeks", []),
        ("from started_on + 1 day to started_on + 12 weeks", []),
        ("from started_on to planned_end_on", []),
        ("for 12 weeks from started_on", []),
        ("from agreed_on to agreed_on", ["PBR319"]),
        ("from started_on + 1 week to started_on + 7 days", ["PBR319"]),
    ],
)  # fmt: skip
def test_a_stretch_is_as_long_as_it_sounds(span: str, codes: list[str]) -> None:
    due = "due: later of end of month and agreed_on" if "agreed_on" in span else "due: end of month"
    assert warned(f"{WEEKS}{span}; {due}") == codes


@pytest.mark.parametrize(
    ("runs", "due", "codes"),
    [
        ("2026-04-01 to 2028-03-31", "end of year", ["PBR320"]),
        ("2026-04-01 to 2027-03-31", "start of year + 26 weeks", ["PBR320"]),
        ("2026-04-01 to 2028-03-31", "later of started_on and end of year", ["PBR320"]),
        ("2026-04-01 to 2028-03-31", "end of calendar year", []),
        ("2026-04-01 to 2028-03-31", "end of contract year", []),
        ("2026-01-01 to 2027-12-31", "end of year", []),
        ("2026-04-01 to 2026-12-31", "end of year", []),
    ],
)
def test_a_year_is_asked_about_where_the_run_crosses_one(runs: str, due: str, codes: list[str]) -> None:
    assert warned(f"{PLAN}due: {due}", runs) == codes


@pytest.mark.parametrize(("over", "code"), [("person", "PBR323"), ("person with all providers", "PBR362")])
def test_a_limit_over_a_person_says_with_which_providers_or_who_bears_it(over: str, code: str) -> None:
    capped = f"limits:\n  cap:\n    assumed: d\n    no more than: £5.00\n    of: one\n    over: {over}\n"
    assert warned(f"{PLAN}due: started_on", before=capped) == [code]
    assert warned(f"{PLAN}due: started_on", before=capped.replace(over, "person with each provider")) == []


MEASURED = """measures:
  some:
    count: {count}
    out of: {out_of}
    per: provider
    over: quarter
    dated by: {dated}
    assumed: made up
"""
STEPS = "scaled by: some; steps of the whole: {below 50%: nil, from 50%: 100%}; "
POOL = "pay: £10.00; for each: plan; priced at: started_on; "
QUARTER = "pay: £10.00; for each: quarter per provider; priced at: start of quarter; "
PARTS = QUARTER + "in parts: {sure: {share: 75%%, due: end of quarter}, kept: {share: rest, due: %s, scaled by: some, "
PARTS += "steps of the whole: {below 50%%: nil, from 50%%: 100%%}}}"
REVIEWED = {"count": 'plan where support_at_end is "none"', "out_of": "plan", "dated": "started_on"}
JUDGED = {"count": "standard where met", "out_of": "standard", "dated": "from_on"}
AT_10_WEEKS = {"count": 'person where support_at_10_weeks is "none"', "out_of": "person", "dated": "referred_on"}
UP_TO_6_WEEKS = {
    "count": 'outcome where reviewed_on is known and reviewed_on <= due_on + 6 weeks and result is "achieved"',
    "out_of": "outcome where payable",
    "dated": "due_on",
}


@pytest.mark.parametrize(
    ("measure", "payment", "count"),
    [
        # a review after the last day of the quarter is too late for what is due on that day
        (REVIEWED, POOL + STEPS + "due: end of quarter", 1),
        (REVIEWED, QUARTER + STEPS + "due: end of quarter", 1),
        (REVIEWED, QUARTER + STEPS + "due: start of quarter + 6 weeks", 1),
        (REVIEWED, QUARTER + STEPS + "due: end of quarter - 1 week", 1),
        (REVIEWED, QUARTER + STEPS + "due: end of quarter + 6 weeks", 0),
        (JUDGED, PARTS % "end of quarter", 1),
        (JUDGED, PARTS % "end of quarter + 2 weeks", 0),
        # what is counted by the day of the review itself has been reviewed by the end of the quarter
        (REVIEWED | {"dated": "reviewed_on"}, QUARTER + STEPS + "due: end of quarter", 0),
        # ten weeks are 70 days: somebody may be referred on the last day of the quarter
        (AT_10_WEEKS, QUARTER + STEPS + "due: end of quarter + 69 days", 1),
        (AT_10_WEEKS, QUARTER + STEPS + "due: end of quarter + 10 weeks", 0),
        (AT_10_WEEKS | {"dated": "referred_on + 10 weeks"}, QUARTER + STEPS + "due: end of quarter", 0),
        # the measure says how late a review still counts: the quarter's last outcome has 6 weeks
        (UP_TO_6_WEEKS, QUARTER + STEPS + "due: end of quarter + 41 days", 1),
        (UP_TO_6_WEEKS, QUARTER + STEPS + "due: end of quarter + 42 days", 0),
        (UP_TO_6_WEEKS, PARTS % "end of quarter + 5 weeks", 1),
        (UP_TO_6_WEEKS, PARTS % "end of quarter + 6 weeks", 0),
        # no fact of it is recorded afterwards
        ({"count": 'plan where rate is "lower"', "out_of": "plan", "dated": "started_on"},
         QUARTER + STEPS + "due: end of quarter", 0),
        # the pool asks each of its own records, too
        (REVIEWED | {"count": 'plan where rate is "lower"'},
         POOL + STEPS + "due: end of quarter; when: support_at_end is \"none\"", 1),
        (REVIEWED | {"count": 'plan where rate is "lower"'},
         POOL + STEPS + "due: end of quarter + 2 weeks; when: support_at_end is \"none\"", 0),
        (AT_10_WEEKS | {"count": 'person where area is "north"'},
         PERSON + STEPS + "due: end of quarter + 9 weeks; when: support_at_10_weeks is \"none\"", 1),
        (AT_10_WEEKS | {"count": 'person where area is "north"'},
         PERSON + STEPS + "due: end of quarter + 10 weeks; when: support_at_10_weeks is \"none\"", 0),
    ],
)  # fmt: skip
def test_a_measure_is_known_by_the_day_that_what_it_scales_is_due(
    measure: dict[str, str], payment: str, count: int
) -> None:
    found = warned(payment, before=MEASURED.format(**measure))
    assert [code for code in found if code == "PBR321"] == ["PBR321"] * count
    assert not [code for code in found if not code.startswith(("PBR321", "PBR44"))]


def test_what_is_counted_from_a_day_on_is_there_when_it_is_due() -> None:
    counted_from = MEASURED.format(**AT_10_WEEKS | {"count": 'person where area is "north"'})
    counted_from += "    counted from: referred_on + 10 weeks\n"
    for days, codes in ((69, ["PBR321"]), (70, [])):
        assert warned(f"{QUARTER}{STEPS}due: end of quarter + {days} days", before=counted_from) == codes
