"""Descriptions: nothing of a shipped scheme is left out, and a few clauses are worked by hand."""

from fractions import Fraction
from pathlib import Path

import pytest

from pbr.describe.description import describe
from pbr.scheme.load_scheme import load_scheme
from pbr.scheme.reading.provenance import Provenance
from pbr.scheme.scheme import Scheme
from pbr.source.shipped_schemes import shipped_schemes
from pbr.values.money import pounds
from pbr.values.share import percent
from tests.cli.command import pbr
from tests.describe.tiny import paid, scheme

SCHEMES = shipped_schemes()
MONTHS = ("April", "May", "June", "July", "August", "September", "October", "November", "December",
          "January", "February", "March")  # fmt: skip


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", SCHEMES)
def test_a_description_leaves_nothing_of_the_scheme_out(name: str) -> None:
    loaded = load_scheme(SCHEMES[name])
    text = one_line(describe(loaded))
    stated = [loaded.title, loaded.name, loaded.about, *loaded.leaves_out, *loaded.sources.values()]
    stated += [example.name for example in loaded.examples]
    stated += [f'"{term.name.replace("_", " ")}"' for term in loaded.terms]
    stated += [f"{hold.name}:" for hold in loaded.holds]
    for listed in loaded.framework.lists:
        stated += [f"{code}: {sentence}" for code, sentence in listed.sentences.items()]
    for measure in loaded.measures.values():
        stated += [f"{measure.name}:", measure.expected]
    for price in loaded.prices.values():
        stated.append(f"{price.name}:")
        for step in price.steps:
            stated.append(f"{step.first.day} {MONTHS[step.first.month - 4]} {step.first.year}")
            stated += [" ".join(codes) for codes in step.figures]
            stated += [money(figure) if price.kind == "money" else percent(figure) for figure in step.figures.values()]
    for payment in loaded.payments:
        stated.append(f"{payment.name}: for each ")
        for part in payment.parts:
            stated += [f"{part.name}: ", *part.assumes]
    stated += [f"{limit.name}:" for limit in loaded.limits]
    stated += [item for one in provenances(loaded) for item in (one.text, *one.assumes)]
    assert [missing for missing in stated if one_line(missing) not in text] == []


def provenances(loaded: Scheme) -> list[Provenance]:
    return [
        *(listed.provenance for listed in loaded.framework.lists),
        *(measure.provenance for measure in loaded.measures.values()),
        *(price.provenance for price in loaded.prices.values()),
        *(payment.provenance for payment in loaded.payments),
        *(limit.provenance for limit in loaded.limits),
    ]


def money(pence: Fraction) -> str:
    assert pence.denominator == 1
    return pounds(pence.numerator)


@pytest.mark.parametrize("name", SCHEMES)
def test_a_description_is_in_lines_of_100_columns_and_numbered_from_1(name: str) -> None:
    text = describe(load_scheme(SCHEMES[name]))
    lines = text.splitlines()
    assert max(map(len, lines)) <= 100
    assert text.endswith("\n")
    assert not any(line != line.rstrip() for line in lines)
    numbers = [int(line.split(".")[0]) for line in lines if line[:1].isdigit()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_bonus_of_essex_says_how_much_when_and_that_it_is_assumed() -> None:
    assert (
        'bonus: for each plan where it counts as "reablement package", the council pays £250.00 (independence_bonus; '
        'ASSUMED; the price on the day the plan started). It is not assessed when it counts as "cut short"; it is '
        'earned when it counts as "no further support". It is due on the later of the day the plan was reviewed and '
        "the day the plan ended. - Source: outcomes_matter, chapter 5"
    ) in one_line(describe(load_scheme(SCHEMES["essex-reablement-bonus"])))


CLAUSES = [
    (
        "deduct: 20% of £90.00\nfor each: plan\npriced at: started_on\ndue: later of started_on and agreed_on",
        "for each plan, the council deducts 20% of £90.00, dated by the day the plan started. It is due "
        "on the later of the day the plan started and the day the plan was agreed.",
    ),
    (
        "note: weekly_cost\nfor each: week of stay from from_on to to_on\npart weeks: by the day\n"
        "priced at: from_on\ndue: end of month + 10 days",
        "for each week of a stay, from the first day of the stay to the last day of the stay, both days included, the "
        "settlement shows, as a note that pays nobody, the stay's weekly cost, dated by the first day of the stay. A "
        "part of a week counts by the day, in sevenths. While there is no last day, it is counted to the day of "
        "settling. Each calendar month is a line of its own. It is due 10 days after the last day of the calendar "
        "month in which the service was given.",
    ),
    (
        "pay: £900.00\nfor each: month of stay from from_on to to_on\npart months: by the day\n"
        "priced at: from_on\ndue: end of month",
        "for each month of a stay, from the first day of the stay to the last day of the stay, both days included, the "
        "council pays £900.00, dated by the first day of the stay. A whole calendar month is one, and a part of it "
        "counts by the day: its days over all days of that month. While there is no last day, it is counted to the day "
        "of settling. Each calendar month is a line of its own.",
    ),
    (
        "pay: £12.00\nfor each: hour of visit's delivered_minutes\nrounded: to the minute\npriced at: visited_on\n"
        "due: end of month",
        "for each hour of the visit's delivered minutes, the council pays £12.00, dated by the day of the visit. "
        "Each visit is counted to the minute. It is due on the last day of the calendar month in which the day of the "
        "visit falls.",
    ),
    (
        "pay: £12.00\nfor each: person\npriced at: referred_on\ninstalments: 4 monthly from referred_on\n"
        "due: each instalment",
        "for each person, the council pays £12.00, dated by the day the person was referred. It is paid in 4 "
        "instalments, the first on the day the person was referred and the others on the same day of each month after "
        "it (the last day of a shorter month). Each instalment is due on its own day.",
    ),
    (
        "pay: £12.00\nfor each: person\npriced at: referred_on\ninstalments: 4 monthly from referred_on until left_on\n"
        "due: later of each instalment and referred_on + 10 weeks",
        "One that falls after the day the person left is not earned; while it is blank they all stand. Each instalment "
        "is due on the later of the day of each instalment and 10 weeks after the day the person was referred.",
    ),
    (
        "pay: £12.00\nfor each: week of plan for 12 weeks from started_on\npart weeks: by the day\n"
        "priced at: started_on\ndue: later of end of month and agreed_on and reviewed_on",
        "for each week of a plan, for 12 weeks from the day the plan started, that day included, the council pays "
        "£12.00, dated by the day the plan started. A part of a week counts by the day, in sevenths. Each calendar "
        "month is a line of its own. It is due on the latest of the last day of the calendar month in which the "
        "service was given, the day the plan was agreed and the day the plan was reviewed.",
    ),
    (
        "pay: £12.00\nfor each: hour of plan at weekly_hours for 6 months from started_on\npart weeks: by the day\n"
        "priced at: started_on\ndue: end of contract year",
        "for 6 months from the day the plan started, that day included, the council pays £12.00, dated by the day the "
        "plan started. Each day agreed is a seventh of the weekly hours; the value is fixed once, whatever is "
        "delivered. It is due on the last day of the contract year in which the day the plan started falls.",
    ),
    (
        "pay: £12.00\nfor each: outcome\npriced at: plan's started_on\nwaits for: reviewed_on is known\n"
        "not assessed when: result is \"not_assessed\"\nwhen: result is \"achieved\"\ndue: reviewed_on",
        "It waits until the day the outcome was reviewed is known; it is not assessed when the outcome's result is "
        '"not assessed"; it is earned when the outcome\'s result is achieved. It is due on the day the outcome was '
        "reviewed.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("payment", "clause"), CLAUSES)
def test_a_payment_reads_as_what_it_means(payment: str, clause: str) -> None:
    assert clause in one_line(describe(paid(payment)))


def test_parts_steps_limits_and_a_price_that_changes_are_told_in_full() -> None:
    text = one_line(describe(scheme("""\
measures:
  kept: {assumed: a, count: standard where met, out of: standard, per: provider, over: quarter, dated by: from_on}
prices:
  sum:
    by: provider_id
    from 2026-04-01: {P1: "£10.00", otherwise: nil}
    from 2026-10-01: {P1: "£12.50"}
    assumed: b
payments:
  whole:
    assumed: c
    pay: sum
    for each: quarter per provider
    priced at: start of quarter
    in parts:
      first: {share: 1/3, due: end of quarter}
      last:
        share: rest
        scaled by: kept
        steps of the whole: {below 50%: 10%, from 50%: 1/3, from 90%: 100%}
        due: end of quarter + 6 weeks
limits:
  cap: {assumed: d, no more than: "£20.00", of: whole, over: provider}
""")))  # fmt: skip
    for clause in (
        "from provider_id price 1 April 2026 P1 £10.00 ASSUMED 1 April 2026 any other £0.00 ASSUMED "
        "1 October 2026 P1 £12.50 ASSUMED - ASSUMED: b",
        "for each provider and each calendar quarter of the run, the council pays the sum (by the provider; ASSUMED; "
        "the price on the first day of the calendar quarter). It is divided into the parts below.",
        "3.1. first: 1/3. It is due on the last day of the calendar quarter paid for.",
        "3.2. last: the rest. It is due 6 weeks after the last day of the calendar quarter paid for. How much of it is "
        "released depends on kept: below 50% 10%, from 50% 1/3, from 90% all of it.",
        "4. cap: whole comes to no more than £20.00 for each provider over the whole run, from the first "
        "line of them that is due.",
    ):
        assert clause in text


def test_the_lists_of_a_framework_are_told_with_their_sentences_and_what_is_expected() -> None:
    text = one_line(describe(paid("pay: £1.00\nfor each: plan\npriced at: started_on\ndue: started_on\n", """
framework:
  of an outcome:
    assumed: a
    washing: I can wash myself
  of a standard:
    assumed: b
    one for each: quarter per provider
    kind_staff: Enough kind staff
    seen_soon: Seen within five days
""")))  # fmt: skip
    assert "A code in the records that is not on its list here is an error." in text
    assert "1. Of the outcome that the records may name: - washing: I can wash myself - ASSUMED: a" in text
    assert (
        "2. One row of each standard is expected for every provider and calendar quarter. Of the standards that the "
        "records may name: - kind_staff: Enough kind staff - seen_soon: Seen within five days - ASSUMED: b"
    ) in text


def test_the_command_describes_a_shipped_scheme_by_name_and_refuses_what_is_wrong(tmp_path: Path) -> None:
    done = pbr("describe", "time-and-task")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == describe(load_scheme(SCHEMES["time-and-task"]))
    broken = tmp_path / "broken.yaml"
    broken.write_text("pbr: 1\nscheme: x\n", encoding="utf-8")
    done = pbr("describe", broken)
    assert (done.returncode, done.stdout) == (1, "")
    assert "payments" in done.stderr


def test_a_deduction_that_a_measure_scales_is_taken_off_and_not_released() -> None:
    said = one_line(describe(load_scheme(SCHEMES["staffordshire-quality-reward"])))
    assert "How much of it is taken off depends on standards_not_poor: below 100% all of it, from 100% nothing." in said
    assert "How much of it is released depends on standards_excellent: below 100% nothing, from 100% all of it." in said


def test_what_is_added_up_says_whose_over_which_days_and_how_the_sum_is_rounded() -> None:
    text = one_line(
        describe(
            paid(
                "pay: hourly\nfor each: hour of visit's delivered_minutes\n"
                "added up: by provider and contract quarter, at the price of its first day\n"
                "rounded: up to 15 minutes, at least 30 minutes\npriced at: visited_on\ndue: end of contract quarter\n",
                "prices:\n  hourly:\n    assumed: made up\n    from 2026-04-01: £20.00\n",
            )
        )
    )
    assert (
        "The visits of one provider in each contract quarter, counted from the first day of the run, are added up "
        "first, and are priced and paid as one. Its price is that of the first day of those days that is in the run. "
        "What is added up is rounded up to 15 minutes. Any time at all counts as at least 30 minutes. It is due on the "
        "last day of the contract quarter in which the day of the visit falls."
    ) in text
