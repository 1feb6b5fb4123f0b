"""Literals of a condition: dates, money and percentages as they are written."""

from pbr.conditions.lexer import Misread, Word
from pbr.conditions.syntax_tree import Constant, Span
from pbr.conditions.value_type import Type
from pbr.values.dates import date_in_scheme
from pbr.values.figure_suggestions import money_meant, share_meant
from pbr.values.money import money_in_scheme
from pbr.values.share import share_in_scheme


def literal_of(word: Word) -> Constant:
    """The value of a date, an amount of money or a percentage. Raises `Misread` where it is none."""
    span: Span = (word.start, word.end)
    if word.kind == "date":
        day = date_in_scheme(word.text)
        if day is None:
            raise Misread("PBR212", f"{word.text} is not a day of the calendar between 1900 and 2199", *span)
        return Constant(day, Type.DATE, word.text, span)
    if word.kind == "money":
        pence = money_in_scheme(word.text)
        if pence is None:
            raise Misread(
                "PBR211",
                f"'{word.text}' is not an amount of money",
                *span,
                money_meant(word.text) or "write it like £1,575.00",
            )
        return Constant(pence, Type.MONEY, word.text, span)
    share = share_in_scheme(word.text)
    if share is None:
        raise Misread(
            "PBR213", f"'{word.text}' is not a percentage", *span, share_meant(word.text) or "write it like 20%"
        )
    return Constant(share, Type.SHARE, word.text, span)
