"""The words that ask after another payment: ``bonus is earned``, ``bonus is not earned``."""

from pbr.conditions.lexer import Misread, Word
from pbr.conditions.operand_parser import ValueReader
from pbr.conditions.syntax_tree import Condition, Not


def payment_earned(reader: ValueReader) -> Condition | None:
    """Whether the payment that the next words name is earned, or is not; None where they say something else.

    Raises `Misread` where no payment can be asked after.
    """
    coming = reader.words[reader.next : reader.next + 5]
    whose = coming[0] if coming[0].kind == "owner" else None
    name, *said = coming if whose is None else coming[1:]
    texts = [word.text for word in said]
    negated = texts[:3] == ["is", "not", "earned"]
    if name.kind == "name" and texts[:2] in (["is", "paid"], ["is", "due"]) and reader.names.earned is not None:
        _not_paid(name, said[1], reader)
    if name.kind != "name" or not (negated or texts[:2] == ["is", "earned"]):
        return None
    fields = reader.names.kind.fields_by_name
    if "earned" in fields and (whose is not None or name.text in fields):
        # A field of the scheme's own is called so, and is what the other is compared with.
        return None
    last = said[2 if negated else 1]
    start = name.start if whose is None else whose.start
    if whose is not None:
        raise Misread(
            "PBR341",
            "a payment is called by its name alone, whichever record it is for",
            start,
            last.end,
            f"write {name.text} is {'not ' if negated else ''}earned",
        )
    if reader.names.earned is None:
        raise Misread(
            "PBR342",
            f"whether '{name.text}' is earned can be asked only where a payment is earned",
            start,
            last.end,
            "ask it in 'when', 'waits for' or 'not assessed when' of a payment; elsewhere name what earns it under "
            "'terms', and ask for that",
        )
    earned = reader.names.earned(name.text, reader.names.kind, (start, last.end))
    reader.next += 4 if negated else 3
    return Not(earned, earned.span) if negated else earned


def _not_paid(name: Word, last: Word, reader: ValueReader) -> None:
    """Raise `Misread` where it is asked whether what is no field was paid or is due, which is not of a record."""
    if name.text not in reader.names.kind.fields_by_name and last.text not in reader.names.kind.fields_by_name:
        raise Misread(
            "PBR341",
            f"whether '{name.text}' is {last.text} depends on the month that is settled, and not on the record alone",
            name.start,
            last.end,
            f"write {name.text} is earned",
        )
