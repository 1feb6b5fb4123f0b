"""Money: parsed from schemes and records into whole pence (integers), and formatted as pounds."""

from pbr.values.pattern import Pattern

_POUNDS = r"(?:[0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3}){1,3})"
_IN_SCHEME = Pattern(rf"(?P<sign>-?)£(?P<pounds>{_POUNDS})(?:\.(?P<pence>[0-9]{{2}}))?")
_IN_CELL = Pattern(
    rf"(?P<open>\()?(?P<sign>[-+]?)£?(?P<sign_after>[-+]?)(?P<pounds>{_POUNDS})"
    r"(?:\.(?P<pence>[0-9]{1,2}|[0-9]{2}00))?(?P<close>\))?"
)

_PLAIN = Pattern(r"[0-9]{1,12}\.[0-9]{2}")


def money_in_scheme(text: str) -> int | None:
    """Read money as a scheme must write it, ``£1,575.00``, ``-£5.00`` or ``£15``; in pence.

    The pound sign is required, commas stand only between threes, and there are two decimal places or
    none. Nothing is returned for any other text, so that ``1575`` is never taken for money.
    """
    found = _IN_SCHEME.fullmatch(text)
    if not found:
        return None
    pence = _in_pence(found["pounds"], found["pence"])
    return -pence if found["sign"] else pence


def money_in_cell(text: str) -> int | None:
    """Read money as finance systems export it, ``1575``, ``£1,575.00``, ``-5.5`` or ``(12.50)``; in pence.

    Brackets mean below nil, as accountants write it. Databases write a money column with four decimal
    places; they are read when the last two are noughts. Nothing is returned for any other text.
    """
    text = text.strip()
    if _PLAIN.fullmatch(text):
        # As nearly all are written; the other forms take several times as long to tell apart.
        return int(text.replace(".", ""))
    found = _IN_CELL.fullmatch(text)
    if not found:
        return None
    signs = found["sign"] + found["sign_after"]
    if bool(found["open"]) != bool(found["close"]) or len(signs) > 1 or (signs and found["open"]):
        return None
    pence = _in_pence(found["pounds"], found["pence"])
    return -pence if signs == "-" or found["open"] else pence


def _in_pence(pounds: str, pence: str | None) -> int:
    """Put digits of pounds (with their commas) and of pence together, in pence."""
    return int(pounds.replace(",", "")) * 100 + int((pence or "").ljust(2, "0")[:2])


def pounds(pence: int) -> str:
    """Write pence as people read money: ``£1,575.00``, ``-£5.00``. Raises ``TypeError`` for what is no whole number."""
    if not isinstance(pence, int):
        raise TypeError(f"pence are a whole number, and not {type(pence).__name__}")
    whole, part = divmod(abs(pence), 100)
    return f"{'-' if pence < 0 else ''}£{whole:,}.{part:02}"


def signed_pounds(pence: int) -> str:
    """Write a difference in pence with its sign: ``+£12.00``, ``-£12.00``, ``£0.00``."""
    return f"+{pounds(pence)}" if pence > 0 else pounds(pence)


def plain_pounds(pence: int) -> str:
    """Write pence as a spreadsheet reads numbers: ``1575.00``, ``-5.00``."""
    whole, part = divmod(abs(pence), 100)
    return f"{'-' if pence < 0 else ''}{whole}.{part:02}"
