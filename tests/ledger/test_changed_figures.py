"""Which figures and clauses of a scheme changed since the last run, and which of them a payment or limit has."""

import pytest

from pbr.ledger.changed_figures import changed_figures
from tests.engine.settled import scheme

SECTIONS = """\
terms:
  of a plan:
    mild: plan_type is "initial"
prices:
  package_price:
    from 2026-04-01: £1,575.00
    assumed: made up
  visit_price:
    from 2026-04-01: £20.00
    assumed: made up
measures:
  finished:
    count: plan where ended_on is known
    out of: plan
    per: provider
    over: quarter
    assumed: made up
    dated by: started_on
payments:
  package:
    assumed: made up
    pay: package_price
    for each: plan
    when: mild
    priced at: started_on
    due: started_on
  reward:
    assumed: made up
    pay: £10.00
    for each: plan
    priced at: started_on
    scaled by: finished
    steps of the whole:
      below 50%: nil
      from 50%: 100%
    due: end of quarter + 2 weeks
limits:
  cap:
    assumed: made up
    no more than: £500.00
    of: package
    over: plan
"""

BEFORE = scheme(SECTIONS).scheme.text


def changed(old: str, new: str, of: str) -> tuple[str, ...]:
    assert old in SECTIONS
    return changed_figures(BEFORE, scheme(SECTIONS.replace(old, new, 1)).scheme).of(of)


@pytest.mark.parametrize(
    ("old", "new", "of", "names"),
    [
        ("£1,575.00", "£1,600.00", "package", ("package_price",)),
        ("£1,575.00", "£1,600.00", "reward", ()),
        ("£1,575.00", "£1,600.00", "cap", ()),
        ("£20.00", "£21.00", "package", ()),
        ("ended_on is known", "planned_end_on is known", "reward", ("finished",)),
        ("ended_on is known", "planned_end_on is known", "package", ()),
        ("from 50%: 100%", "from 50%: 90%", "reward", ("reward",)),
        ("£500.00", "£600.00", "cap", ("cap",)),
        ("£500.00", "£600.00", "package", ()),
        # What is of all of the scheme is named for whatever has nothing of its own that changed.
        ('"initial"', '"reablement"', "package", ("mild",)),
    ],
)
def test_the_names_of_what_changed(old: str, new: str, of: str, names: tuple[str, ...]) -> None:
    assert changed(old, new, of) == names


def test_its_own_comes_before_what_is_of_all() -> None:
    both = SECTIONS.replace("£1,575.00", "£1,600.00").replace('"initial"', '"reablement"')
    assert changed_figures(BEFORE, scheme(both).scheme).of("package") == ("package_price",)
    rounded = scheme(SECTIONS, rounding="half even").scheme
    assert changed_figures(BEFORE, rounded).of("package") == ("rounding",)
    assert changed_figures(BEFORE, scheme(SECTIONS, runs="2026-04-01 to 2027-09-30").scheme).of("cap") == ("runs",)


@pytest.mark.parametrize(
    "rewritten",
    [
        BEFORE,
        f"# a remark\n{BEFORE}",
        BEFORE.replace("title: A scheme of a test", "title: Another title"),
        BEFORE.replace("£1,575.00", "'£1,575.00'"),
        BEFORE.replace("\n", "\r\n"),
        BEFORE[: BEFORE.index("examples:")] + "examples:\n  none: {}\n",
    ],
)
def test_what_says_nothing_of_money_is_no_change(rewritten: str) -> None:
    found = changed_figures(rewritten, scheme(SECTIONS).scheme)
    assert [found.of(name) for name in ("package", "reward", "cap", "adjustment")] == [(), (), (), ()]
