"""Names that a scheme defines (identifiers): small letters, digits and underscores, and no word of the language."""

import re

from pbr.problems.problem import Place
from pbr.scheme.reading.reading_context import Reading
from pbr.values.pattern import Pattern

_WORDS = ("and", "or", "not", "is", "between", "as", "yes", "no", "nil", "rest")
_OF_A_LEDGER = ("adjustment", "opening")
"""What stands in a ledger for the payment of a line that no payment of a scheme makes."""

_LONGEST = 60
_NAME = Pattern(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", re.ASCII)


def check_name(name: str, place: Place, reading: Reading) -> None:
    """Note a problem where a name is not written like ``no_further_support``, or is too long for a column."""
    if name in _WORDS:
        reading.problem(
            "PBR206", f"'{name}' is a word of the language, so it cannot be a name", place, "add a word to it"
        )
    elif not _NAME.fullmatch(name) or len(name) > _LONGEST:
        reading.problem(
            "PBR206",
            f"'{name}' is not a name: names are small letters, digits and underscores, up to 60",
            place,
            f"write it like {_as_a_name(name) or 'no_further_support'}",
        )


def check_payment_name(name: str, place: Place, reading: Reading) -> None:
    """Note a problem where a payment or limit has no name, or one that a ledger has for lines of its own."""
    if name in _OF_A_LEDGER:
        message = f"'{name}' is what a ledger calls lines that are in no scheme, so it cannot be the name of one in it"
        reading.problem("PBR206", message, place, "add a word to it")
    else:
        check_name(name, place, reading)


def _as_a_name(written: str) -> str:
    """What was written, as a name: its letters and digits, in small letters, with underscores for the rest."""
    made = re.sub(r"[^a-z0-9]+", "_", written.lower()).strip("_")
    return made if _NAME.fullmatch(made) and len(made) <= _LONGEST and made not in _WORDS else ""
