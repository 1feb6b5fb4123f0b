"""What a field of a council's own holds: text, codes, yes or no, a date, a time, money, or a number with its unit."""

import re
from collections.abc import Mapping
from dataclasses import replace

from pbr.problems.suggest import did_you_mean
from pbr.records.cells.cells import plain_code
from pbr.records.dictionary import AnyUnit, Field, FieldType, OwnUnit, Unit
from pbr.scheme.reading.defined_names import check_name
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar, part_of
from pbr.values.number import number_in_cell
from pbr.values.pattern import Pattern
from pbr.values.units_in_words import one_of_several

HOW_TO_WRITE = (
    "write what it holds: text; one of routine, urgent; yes or no; date; date, recorded; time of day; money; "
    "money a week; number of miles; then, with a semicolon before each: known from reviewed_on; blank means no"
)
_PLAIN: dict[str, Field] = {
    "text": Field("", "", FieldType.TEXT, "", own=True),
    "yes or no": Field("", "", FieldType.YES_NO, "yes", own=True),
    "date": Field("", "", FieldType.DATE, "2026-05-04", own=True),
    "date, recorded": Field("", "", FieldType.DATE, "2026-05-04", own=True, recorded=True),
    "time of day": Field("", "", FieldType.TIME, "06:30", own=True),
    "money": Field("", "", FieldType.MONEY, "120.00", own=True, unit=Unit.MONEY),
    "money a week": Field("", "", FieldType.MONEY, "120.00", own=True, unit=Unit.MONEY_A_WEEK),
}
_CODES = Pattern(r"one of (?P<codes>.+)", re.ASCII)
_NUMBER = Pattern(r"number(?: of (?P<unit>.+))?", re.ASCII)
_UNIT = Pattern(r"[a-z]+(?:_[a-z]+)*", re.ASCII)
_UNITS: dict[str, AnyUnit] = {str(unit): unit for unit in (Unit.MINUTES, Unit.HOURS, Unit.HOURS_A_WEEK, Unit.POINTS)}
_MONEY_WORDS = ("pounds", "pence", "money")


def with_blank(field: Field, text: Scalar, reading: Reading) -> Field | None:
    """The field with what a blank says; None, and a problem, where it cannot say that."""
    said = _blank(field, text.text)
    if said is None:
        message = f"a blank {field.name} cannot mean '{text.text}'"
        reading.problem("PBR487", message, text.place, _could_mean(field))
        return None
    return replace(field, blank_means=said)


def field_of(name: str, text: Scalar, reading: Reading) -> Field | None:
    """The field that a type means; None, and a problem, where it means none."""
    plain = _PLAIN.get(text.text)
    if plain is not None:
        return replace(plain, name=name, meaning=f"The council's own: {text.text}.")
    if match := _CODES.fullmatch(text.text):
        codes = tuple(code.text for code in listed_codes(part_of(text, *match.span("codes")), reading, {}))
        meaning = "The council's own: a code."
        return Field(name, meaning, FieldType.CODE, codes[0], codes=codes, own=True) if codes else None
    if match := _NUMBER.fullmatch(text.text):
        unit = _unit(match, text, reading)
        meaning = f"The council's own: number of {unit}."
        return None if unit is None else Field(name, meaning, FieldType.NUMBER, "12", own=True, unit=unit)
    remedy = did_you_mean(text.text, list(_PLAIN)) or HOW_TO_WRITE
    reading.problem("PBR483", f"'{text.text}' does not say what {name} holds", text.place, remedy)
    return None


def _unit(match: re.Match[str], text: Scalar, reading: Reading) -> AnyUnit | None:
    """The unit of a number: the dictionary's, or a plain word for several of what it counts."""
    written = match["unit"] or ""
    if written in _UNITS:
        return _UNITS[written]
    one = one_of_several(written) if _UNIT.fullmatch(written) else ""
    if one and written not in _MONEY_WORDS:
        return OwnUnit(one, written)
    if written in _MONEY_WORDS:
        remedy = "an amount of money is written money, or money a week"
    else:
        remedy = "write what it counts, as several: number of miles, number of minutes, number of people"
    place = text.at(*match.span("unit")) if written else text.place
    reading.problem("PBR488", f"'{text.text}' does not say what is counted", place, remedy)
    return None


def listed_codes(text: Scalar, reading: Reading, known: Mapping[str, str]) -> tuple[Scalar, ...]:
    """Codes with commas between them, each new; none of those, and a problem, where any is written otherwise."""
    found: list[Scalar] = []
    folded = {plain_code(spelling): code for spelling, code in known.items()}
    start, sound = 0, True
    for piece in text.text.split(","):
        code = part_of(text, start, start + len(piece))
        start += len(piece) + 1
        before = len(reading.problems)
        check_name(code.text, code.place, reading)
        if other := folded.get(plain_code(code.text)):
            message = f"'{code.text}' is a code already" if other == code.text else f"'{code.text}' is read as {other}"
            reading.problem("PBR485", message, code.place, "take it out, or give yours another name")
        sound = sound and len(reading.problems) == before
        folded[plain_code(code.text)] = code.text
        found.append(code)
    return tuple(found) if sound else ()


def _blank(field: Field, written: str) -> str | None:
    """What a blank says, as a cell would have it; None where the field cannot say it."""
    match field.type:
        case FieldType.YES_NO:
            return written if written in ("yes", "no") else None
        case FieldType.CODE:
            return written if written in field.codes else None
        case FieldType.MONEY | FieldType.NUMBER if written == "nil":
            return "0"
        case FieldType.NUMBER:
            number = number_in_cell(written)
            return written if number is not None and number >= 0 else None
        case _:
            return None


def _could_mean(field: Field) -> str:
    match field.type:
        case FieldType.YES_NO:
            return "write blank means no, or blank means yes"
        case FieldType.CODE:
            return f"one of its codes: {', '.join(field.codes)}"
        case FieldType.MONEY | FieldType.NUMBER:
            return "write blank means nil"
        case _:
            return "take it out: a blank date, time or text is not known"
