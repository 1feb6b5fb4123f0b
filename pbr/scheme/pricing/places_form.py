"""Places as they are written: ``at most: 2 for each plan and month``."""

import re
from collections.abc import Iterator

from pbr.conditions.lexer import Misread, Unread
from pbr.conditions.name_resolution import called
from pbr.conditions.syntax_tree import FieldRef
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import FieldType, TableKind, Tables
from pbr.scheme.pricing.places import AtMost, CountedOver, Whom
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.units.payment_basis import EachRecord, Hours, Scope, Units
from pbr.source.yaml_nodes import Scalar, part_of
from pbr.values.pattern import Pattern

_AT_MOST = Pattern(r"(?P<many>[1-9][0-9]{0,5}) for each (?P<scopes>.+)", re.ASCII)
_WHOM: tuple[Whom, ...] = ("plan", "person", "provider")
_WINDOWS: dict[str, CountedOver] = {
    "day": "day",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "contract year": "contract year",
    "calendar year": "year",
}
_OF_QUANTITIES = ("cycle", "contract quarter")
_CODES = (FieldType.CODE, FieldType.TEXT)
_REMEDY = (
    "write it like 1 for each person, 1 for each person and outcome, or 2 for each plan and month; a quantity has its "
    "unit, or is a number of the plan's own: 14 hours for each plan and week, or weekly_hours for each plan and week"
)


def read_at_most(text: Scalar | None, scope: Scope, reading: Reading) -> AtMost | None:
    """How many times a payment is made; None where it is not limited, or, with a problem, where it means nothing."""
    if text is None:
        return None
    match, kind = _AT_MOST.fullmatch(text.text), scope.basis.kind
    if match is None:
        reading.problem("PBR437", f"'{text.text}' does not say how many, and for whom", text.place, _REMEDY)
        return None
    if kind is None or not isinstance(scope.basis, EachRecord | Hours | Units):
        message = f"'at most' counts records, and this is paid for each {scope.basis.counted}"
        reading.problem("PBR438", message, text.place, "a sum of money is limited under 'limits'")
        return None
    first, *more = _scopes(text, match.start("scopes"))
    whom = next((one for one in _WHOM if one == first.text), None)
    counted_for = whom_of(kind, reading.tables)
    if whom is None or whom not in counted_for:
        message = f"{called(kind)} is not counted for each '{first.text}'"
        reading.problem("PBR438", message, first.place, f"write 1 for each {' or '.join(counted_for)}")
        return None
    window: CountedOver = "run"
    field: FieldRef | None = None
    for scope_text in more:
        days = _WINDOWS.get(scope_text.text)
        if days is not None and window == "run":
            window = days
        elif days is None and field is None and window == "run":
            field = _code_field(scope_text, kind, reading)
            if field is None:
                return None
        else:
            reading.problem("PBR437", f"'{scope_text.text}' does not belong here", scope_text.place, _REMEDY)
            return None
    return AtMost(int(match["many"]), whom, field, window, text.text)


def _scopes(text: Scalar, start: int) -> Iterator[Scalar]:
    """What stands between the words ``and``: whom, a code, a window."""
    for piece in text.text[start:].split(" and "):
        yield part_of(text, start, start + len(piece))
        start += len(piece) + len(" and ")


def whom_of(kind: TableKind, tables: Tables) -> list[Whom]:
    """For whom the records of a kind are counted: a plan has several visits, and is itself one of its person's."""
    named = kind.fields_by_name | (tables[kind.parent].fields_by_name if kind.parent else {})
    found: list[Whom] = ["plan"] if kind.parent == "plans" else []
    found += ["person"] if "person_id" in named else []
    return [*found, "provider"]


def _code_field(text: Scalar, kind: TableKind, reading: Reading) -> FieldRef | None:
    """A code of the record, by which places are counted apart."""
    try:
        found = reading.names(kind).bare(text.text, (0, len(text.text)))
    except Unread:
        return None
    except Misread:
        _no_way_apart(text, kind, reading)
        return None
    if not isinstance(found, FieldRef) or found.field.type not in _CODES:
        message = f"'{text.text}' is no code, by which records could be counted apart"
        reading.problem("PBR438", message, text.place, _REMEDY)
        return None
    return found


def _no_way_apart(text: Scalar, kind: TableKind, reading: Reading) -> None:
    """Note that a word is neither a window nor a code, with those that there are."""
    codes = [one.name for one in kind.fields if one.type in _CODES and one.name not in kind.identifiers]
    there_are = f"windows: {', '.join(_WINDOWS)}"
    if codes:
        there_are = f"{there_are}; codes of {called(kind)}: {', '.join(codes)}"
    if text.text in _OF_QUANTITIES:
        message = f"a {text.text} is a window of a quantity, and {kind.name} are not counted in one"
        reading.problem("PBR438", message, text.place, there_are)
        return
    message = f"'{text.text}' is neither a window in which {kind.name} are counted, nor a code of {called(kind)}"
    reading.problem("PBR438", message, text.place, did_you_mean(text.text, [*_WINDOWS, *codes]) or there_are)
