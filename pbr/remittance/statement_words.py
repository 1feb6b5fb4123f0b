"""The small wordings of a statement: how an amount was worked, what changed, which month or instalment it is."""

from datetime import date
from fractions import Fraction

from pbr.describe.field_words import FIELD_WORDS
from pbr.describe.shared_wording import day_written, spaced
from pbr.ledger.entry import Because
from pbr.remittance.plain_reasons import PlainReason
from pbr.values.money import pounds
from pbr.values.units_in_words import several_of_one

NOT_READ = PlainReason(
    "One of the council's records could not be read, or is not there.",
    "It is decided when the council has put its record right.",
)
"""What is said of a row that could not be read: neither where it stands nor what is wrong with it."""

NOT_RECORDED = PlainReason(
    "The contract expects this, and it is not recorded yet.",
    "It is decided when it is recorded.",
)
"""What is said of a row that the contract expects and nobody recorded."""

NO_REASON = PlainReason("", "")
"""What is said where no reason was kept in a provider's words."""

_LOOKED_IN = ("outcomes", "visits", "stays", "people", "standards", "plans")
"""The tables in the order in which the words of a field are looked for, where a record is not its own plan."""


def changed_in_words(because: Because | None, of: str, is_plan: bool) -> str:
    """Why an amount is not what it was: ``the record was corrected: the day the plan ended``; empty where it is new.

    ``of`` names the fields of the record, the figures of the contract, or the record that stands instead.
    """
    match because:
        case None:
            return ""
        case Because.NOTICE:
            return f"the record was withdrawn or replaced{f' by {of}' if of else ''}"
        case Because.PROVIDER:
            return "the record's provider was corrected"
        case Because.RECORD | Because.RECORD_AND_OTHERS:
            names = [_field(name, is_plan) for name in of.split(", ")]
            others = "; and others changed that are counted with it" if because is Because.RECORD_AND_OTHERS else ""
            return f"the record was corrected: {', '.join(names)}{others}"
        case Because.SCHEME:
            return f"the contract's figures changed: {', '.join(map(spaced, of.split(', ')))}"
        case Because.OTHERS:
            return "the others changed that it shares a sum with or is measured with"
        case Because.DAY:
            return "its day has come, or the service went on"


def _field(name: str, is_plan: bool) -> str:
    tables = ("plans", *_LOOKED_IN) if is_plan else _LOOKED_IN
    words = (FIELD_WORDS[table][name] for table in tables if name in FIELD_WORDS.get(table, ()))
    return next(words, spaced(name))


def worked_in_words(quantity: Fraction | None, unit: str, unit_price: Fraction | None, share: Fraction | None) -> str:
    """How an amount was worked: ``60 hours x £17.50 x 40%``; empty where it has no one price.

    A number that does not end is shown to four places, as is its share per cent; the amount itself is exact.
    """
    if quantity is None or unit_price is None:
        return ""
    number = number_shown(quantity)
    many = f"{number} {unit if number == '1' else several_of_one(unit)}"
    price = pounds(unit_price.numerator) if unit_price.denominator == 1 else f"£{number_shown(unit_price / 100)}"
    return f"{many} × {price}" + ("" if share in (None, 1) else f" × {number_shown(Fraction(share or 0) * 100)}%")


def number_shown(number: Fraction) -> str:
    """A number as people read it, to at most four decimal places, half up."""
    ten_thousandths = (2 * abs(number.numerator) * 10_000 + number.denominator) // (2 * number.denominator)
    whole, part = divmod(ten_thousandths, 10_000)
    decimals = f"{part:04}".rstrip("0")
    return f"{'-' if number < 0 else ''}{whole}{'.' if decimals else ''}{decimals}"


def day(value: date | None) -> str:
    """A day as people write it, or nothing."""
    return "" if value is None else day_written(value)


def what_for(payment: str, part: str, slot: str) -> str:
    """What a line is for: its payment, the part of it, and which month or instalment."""
    named = ", ".join(spaced(one) for one in (payment, part) if one)
    return f"{named} ({slot})" if slot else named
