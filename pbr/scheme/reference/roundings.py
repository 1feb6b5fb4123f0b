"""The phrases of rounding: how a line is brought to whole pence."""

from pbr.scheme.reference.phrase import Phrase
from pbr.values.rounding import Rounding

_TWO_AND_A_HALF = "payments:\n  package:\n    pay: 25% of £0.10"
_JUST_OVER_TWO = "payments:\n  package:\n    pay: 21% of £0.10"

ROUNDING = (
    Phrase(
        "each line to the penny, half up",
        "rounding",
        "Half a penny or more goes up, away from nil.",
        f"rounding: each line to the penny, half up\n{_TWO_AND_A_HALF}",
        "A/package: £0.03\nB/package: £0.03",
    ),
    Phrase(
        "each line to the penny, half even",
        "rounding",
        "More than half a penny goes up, and exactly half goes to the even penny.",
        f"rounding: each line to the penny, half even\n{_TWO_AND_A_HALF}",
        "A/package: £0.02\nB/package: £0.02",
    ),
    Phrase(
        "each line to the penny, down",
        "rounding",
        "A part of a penny is left off, towards nil.",
        f"rounding: each line to the penny, down\n{_TWO_AND_A_HALF}",
        "A/package: £0.02\nB/package: £0.02",
    ),
    Phrase(
        "each line to the penny, up",
        "rounding",
        "Any part of a penny goes up, away from nil.",
        f"rounding: each line to the penny, up\n{_JUST_OVER_TWO}",
        "A/package: £0.03\nB/package: £0.03",
    ),
)


def meaning_of(rounding: Rounding) -> str:
    """What a rounding means, as the rest of a sentence."""
    meaning = {one.words: one.meaning for one in ROUNDING}[f"each line to the penny, {rounding.value}"]
    return f"{meaning[0].lower()}{meaning[1:]}"
