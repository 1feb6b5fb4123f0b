"""Every reason there is has words for a provider."""

import dataclasses
import typing
from datetime import date
from fractions import Fraction

import pytest

from pbr.ledger.entry import Because
from pbr.remittance.plain_reasons import plain_reason
from pbr.remittance.statement_words import changed_in_words, number_shown, worked_in_words
from pbr.settlement import error_reasons, ledger_reasons, not_recorded, open_reasons, quantity_reasons, reason
from pbr.settlement.facts import Fact, Facts, FieldName
from pbr.settlement.measure_result import Measured
from pbr.settlement.reason_code import ReasonCode
from pbr.values.period import Period
from pbr.values.window import Window

RUN = Window("run", "run", Period(date(2026, 4, 1), date(2027, 3, 31)))
MEASURED = Measured("reviews_held", "P1", RUN, 3, 4, 1, 0, 0, 0, Fraction(3, 4), Fraction(1), "")
FACTS = ((Fact(FieldName("plans", "end_reason"), "not_known_code"),), (Fact(FieldName("outcomes", "disputed"), None),))
VALUES: dict[object, object] = {
    str: "given",
    date: date(2026, 6, 1),
    int: 7,
    bool: True,
    Fraction: Fraction(1, 2),
    Facts: FACTS,
    FieldName: FieldName("plans", "rate"),
    Measured: MEASURED,
    Window: RUN,
    Window | None: RUN,
    Fraction | None: Fraction(150),
    quantity_reasons.PaidInPart | quantity_reasons.PaidLater | None: None,
    tuple[str, str]: ("given", "another"),
    reason.WorkedOut | None: reason.WorkedOut("10% of the_care", None, 7),
    open_reasons.End: open_reasons.End.LAST,
    tuple[str, ...]: ("given",),
    tuple[FieldName, ...]: (FieldName("plans", "rate"),),
}
PORTIONS: tuple[quantity_reasons.PaidInPart | quantity_reasons.PaidLater | None, ...] = (
    None,
    quantity_reasons.PaidInPart("40 hours per person", "hour", Fraction(5), Fraction(3), Fraction(0)),
    quantity_reasons.PaidInPart("40 hours per person", "hour", Fraction(5), Fraction(3), Fraction(37)),
    quantity_reasons.PaidLater("40 hours per person", "hour", Fraction(5), Fraction(2), Fraction(3)),
)
"""Where only so much of a quantity is paid for: all of a record, its first part, what was left, and what is later."""
TABLES = {"table": "outcomes", "shared_by": "plans"}
NESTED = reason.NotDue(date(2026, 6, 1), None)
OF_ANOTHER = {"Held": reason.HeldByDispute(FieldName("outcomes", "disputed")), "Open": open_reasons.DueDayNotKnown()}

KINDS = [
    kind
    for module in (reason, error_reasons, open_reasons, not_recorded, quantity_reasons, ledger_reasons)
    for kind in vars(module).values()
    if isinstance(kind, type) and hasattr(kind, "code") and kind.__module__ == module.__name__
]


def example_of(kind: type) -> reason.Reason:
    """A reason of this kind, with a value for each of its facts."""
    fields = dataclasses.fields(kind)
    return typing.cast("reason.Reason", kind(**{one.name: _value(one.name, one.type) for one in fields}))


def _value(name: str, of: object) -> object:
    """A value of a fact, by its name where that says which, else by its type."""
    if name in TABLES:
        return TABLES[name]
    if isinstance(of, str) and of in OF_ANOTHER:
        return OF_ANOTHER[of]
    if isinstance(of, typing.ForwardRef | str) or typing.get_origin(of) is typing.Union:
        return NESTED
    return VALUES[of]


def test_every_code_has_a_kind() -> None:
    assert {kind.code for kind in KINDS} == set(ReasonCode)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_reason_has_words(kind: type) -> None:
    said = plain_reason(example_of(kind), {})
    assert said.why[0].isupper()
    assert said.why.endswith(".")
    assert not said.next or said.next.endswith(".")
    assert "_" not in said.why + said.next


@pytest.mark.parametrize("portion", PORTIONS)
def test_a_line_of_a_portion_of_a_record_has_the_words_of_one_of_all_of_it(
    portion: quantity_reasons.PaidInPart | quantity_reasons.PaidLater | None,
) -> None:
    """How much of the record it is of stands in the line's own quantity."""
    said = plain_reason(reason.NotDue(date(2026, 6, 1), None, portion), {})
    assert said == (
        "It falls due on 1 June 2026.",
        "It is settled for the period that holds 1 June 2026, by what is recorded then.",
    )


@pytest.mark.parametrize(
    ("portion", "said"),
    [
        (PORTIONS[1], "It is paid for at most 40 hours per person: that is 3 of 5 hours."),
        (
            PORTIONS[2],
            "It is paid for at most 40 hours per person, and 37 hours came before it: 3 of 5 hours is what is left.",
        ),
        (PORTIONS[3], "It is paid for at most 40 hours per person: of 5 hours, 2 left over from before is paid now."),
    ],
)
def test_a_portion_that_is_due_says_how_much_of_the_record_it_is(
    portion: quantity_reasons.PaidInPart | quantity_reasons.PaidLater, said: str
) -> None:
    assert plain_reason(portion, {}) == (said, "")


def test_another_provider_is_not_named() -> None:
    said = plain_reason(ledger_reasons.MovedToProvider("P7"), {})
    assert said.why == "The record is another provider's now."


def test_a_row_that_could_not_be_read_says_neither_where_nor_what() -> None:
    said = plain_reason(reason.RowUnread("visits", 12, ("PBR701",), ("penalty",)), {})
    assert said.why == "One of the council's records of visits could not be read."


def test_a_condition_is_said_in_words_where_it_has_them() -> None:
    facts = ((Fact(FieldName("plans", "support_at_end"), "same"),),)
    said = plain_reason(reason.NotEarned(facts, "no_more"), {"no_more": "the person needs no more support"})
    assert said == (
        "Not earned: the support needed at the end of the plan is same.",
        "It is due when the person needs no more support.",
    )


@pytest.mark.parametrize(
    ("quantity", "price", "share", "said"),
    [
        (Fraction(60), Fraction(1750), Fraction(2, 5), "60 hours × £17.50 × 40%"),
        (Fraction(1), Fraction(1500), Fraction(1), "1 hour × £15.00"),
        (Fraction("0.8333333333"), Fraction(1500), Fraction("0.2666666667"), "0.8333 hours × £15.00 × 26.6667%"),
        (Fraction(2), Fraction(1, 3), None, "2 hours × £0.0033"),
        (None, Fraction(1500), None, ""),
    ],
)
def test_how_an_amount_was_worked(
    quantity: Fraction | None, price: Fraction, share: Fraction | None, said: str
) -> None:
    assert worked_in_words(quantity, "hour", price, share) == said


@pytest.mark.parametrize(("number", "text"), [("120", "120"), ("-0.5", "-0.5"), ("1/3", "0.3333"), ("2/3", "0.6667")])
def test_a_number_is_shown_to_four_places(number: str, text: str) -> None:
    assert number_shown(Fraction(number)) == text


def test_what_changed_is_said_in_words() -> None:
    assert changed_in_words(Because.RECORD, "ended_on, end_reason", is_plan=True) == (
        "the record was corrected: the day the plan ended, the reason the plan ended"
    )
    assert changed_in_words(Because.RECORD, "reviewed_on", is_plan=False) == (
        "the record was corrected: the day the outcome was reviewed"
    )
    assert changed_in_words(Because.RECORD_AND_OTHERS, "to_on", is_plan=False) == (
        "the record was corrected: the last day of the stay; and others changed that are counted with it"
    )
    assert (
        changed_in_words(Because.SCHEME, "costing_rate", is_plan=True) == "the contract's figures changed: costing rate"
    )
    assert changed_in_words(None, "", is_plan=True) == ""
