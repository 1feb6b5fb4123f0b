"""What money or share was probably meant by text that is neither: said as a correction, and never taken for it."""

from fractions import Fraction

from pbr.values.pattern import Pattern
from pbr.values.share import percent

_MONEY = Pattern(
    r"(?P<sign>-?)\s*(?:£|GBP|gbp)?\s*(?P<pounds>[0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.(?P<pence>[0-9]{1,2}))?"
    r"\s*(?:GBP|gbp|pounds)?"
)
_THOUSANDS = Pattern(r"£?\s*(?P<number>[0-9]{1,6})\s*(?P<many>[kKmM])")
_SHARE = Pattern(r"(?P<number>[0-9]{1,3}(?:\.[0-9]{1,6})?)\s*(?P<of_a_hundred>%|per\s?cent)?")
_COMMAS = Pattern(r"£?[0-9][0-9,]*,[0-9,]*(?:\.[0-9]*)?")
_NOUGHTS = {"k": "000", "m": "000000"}


def money_meant(text: str) -> str:
    """Say how an amount should have been written, if it can be told from what was; nothing where it cannot."""
    text = text.strip()
    if found := _THOUSANDS.fullmatch(text):
        return _did_you_mean(f"£{int(found['number'] + _NOUGHTS[found['many'].lower()]):,}")
    if found := _MONEY.fullmatch(text):
        pence = f".{found['pence']:0<2}" if found["pence"] else ""
        written = f"{found['sign']}£{int(found['pounds'].replace(',', '')):,}{pence}"
        return _did_you_mean(written) if written != text else ""
    if _COMMAS.fullmatch(text):
        return "a comma stands between thousands, and pence after a point: £1,575.00"
    return ""


def share_meant(text: str) -> str:
    """Say how a share should have been written, if it can be told from what was: ``0.8`` and ``80`` are 80%."""
    found = _SHARE.fullmatch(text.strip())
    if found is None:
        return ""
    number = Fraction(found["number"])
    share = number if found["of_a_hundred"] or number > 1 else number * 100
    # One by itself may be all of it or a hundredth, and of more than a hundred nobody knows what was meant.
    if not 0 < share <= 100 or (number == 1 and not found["of_a_hundred"]):
        return ""
    return _did_you_mean(percent(share / 100))


def _did_you_mean(written: str) -> str:
    return f'did you mean "{written}"?'
