"""Looking a price up: the fields of the record that choose its figure (a lookup table), checked against their codes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pbr.conditions.lexer import Misread, Unread
from pbr.conditions.name_resolution import called
from pbr.conditions.syntax_tree import FieldRef, TermRef
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import TABLES, Field, FieldType, TableKind
from pbr.scheme.pricing.amounts import WINDOWS, PriceUse
from pbr.scheme.pricing.bands_form import IN_BANDS, read_bands
from pbr.scheme.pricing.day_rows_form import DAY_OF, asks_for_bank_holidays, check_day_rows
from pbr.scheme.pricing.number_rows import NumberRow
from pbr.scheme.pricing.number_rows_form import read_number_rows
from pbr.scheme.pricing.prices import OTHERWISE, Price
from pbr.scheme.pricing.tiers import SoFar
from pbr.scheme.pricing.tiers_form import SO_FAR, read_so_far
from pbr.scheme.pricing.time_rows_form import TIME_OF, read_time_rows
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import MapNode, Node, Scalar
from pbr.values.pattern import Pattern

if TYPE_CHECKING:
    # Few schemes have one, and the others do not load it.
    from pbr.scheme.pricing.bands import Bands

_NUMBERS = (FieldType.NUMBER, FieldType.MONEY)
_PREFIXES = {DAY_OF: (FieldType.DATE,), TIME_OF: (FieldType.TIME,)}
_BARE = (FieldType.CODE, FieldType.TEXT, *_NUMBERS)
_PROVIDER_ID = TABLES["standards"].fields_by_name["provider_id"]
FIELD = Pattern(r"(?:(?P<owner>[a-z]+(?:_[a-z]+)*)'s )?(?P<name>[a-z][a-z0-9_]*)", re.ASCII)


def use_price(price: Price, text: Scalar, kind: TableKind | None, reading: Reading) -> PriceUse | None:
    """A price with the fields that choose its figure, checked against their codes."""
    reading.prices_used.add(price.name)
    refs: list[FieldRef] = []
    so_far: SoFar | None = None
    bands: Bands | None = None
    for name in price.by:
        if SO_FAR in name.text:
            so_far = read_so_far(price, name, reading)
            if so_far is None:
                return None
            continue
        if name.text.startswith(IN_BANDS):
            bands = read_bands(price, name, kind, reading)
            if bands is None:
                return None
            continue
        ref = _by_field(name, text, kind, reading)
        if ref is None:
            return None
        refs.append(ref)
    number_rows: dict[tuple[date, tuple[str, ...]], tuple[NumberRow, ...]] = {}
    calendar = None
    for position, ref in enumerate(refs):
        if ref.field.type in (*_NUMBERS, FieldType.TIME):
            number_rows |= _number_rows(price, position, ref, reading)
        elif ref.field.type is not FieldType.DATE:
            _check_codes(price, position, ref, reading)
    for position, ref in enumerate(refs):
        if ref.field.type is FieldType.DATE:
            check_day_rows(price, position, refs, number_rows, reading)
            calendar = reading.calendar if asks_for_bank_holidays(price, position) else calendar
    return PriceUse(price, tuple(refs), number_rows=number_rows, calendar=calendar, so_far=so_far, bands=bands)


def _by_field(name: Scalar, used: Scalar, kind: TableKind | None, reading: Reading) -> FieldRef | None:
    if kind is None:
        return _of_a_window(name, reading)
    prefix = next((one for one in _PREFIXES if name.text.startswith(one)), "")
    match = FIELD.fullmatch(name.text.removeprefix(prefix))
    names = reading.names(kind)
    span = (0, len(name.text))
    try:
        if match is None:
            raise Misread("PBR302", f"'{name.text}' is not the name of a field", *span)
        found = names.owned(match["owner"], match["name"], span) if match["owner"] else names.bare(match["name"], span)
    except Unread:
        return None
    except Misread as misread:
        message = f"{misread.message}; it is used on line {used.place.line} for {called(kind)}"
        reading.problem(misread.code, message, name.place, misread.remedy)
        return None
    if isinstance(found, TermRef) or found.field.type not in _PREFIXES.get(prefix, _BARE):
        message = (
            f"a price cannot differ by '{name.text}': "
            "only by a code, a text, a number, money, the day of a date or the time of a time of day"
        )
        reading.problem("PBR409", message, name.place)
        return None
    return found


def _of_a_window(name: Scalar, reading: Reading) -> FieldRef | None:
    if name.text == "provider_id":
        codes = reading.codes_listed.get(("standards", _PROVIDER_ID.name), ())
        return FieldRef(WINDOWS, replace(_PROVIDER_ID, codes=codes), False, (0, len(name.text)))
    reading.problem(
        "PBR302",
        f"'{name.text}' is not known of a provider's month or quarter",
        name.place,
        "a price there differs by provider_id only",
    )
    return None


def _number_rows(
    price: Price, position: int, ref: FieldRef, reading: Reading
) -> dict[tuple[date, tuple[str, ...]], tuple[NumberRow, ...]]:
    """The rows of a level that is a number's, by the day from which they hold and the rows of the levels outside it."""
    written = reading.node("prices", price.name)
    tables = {key.place: table for key, table in written} if isinstance(written, MapNode) else {}
    return {
        (step.first, outside): _read_rows([key for key, _ in rows], ref.field, reading)
        for step in price.steps
        for outside, rows in _tables_at(tables[step.place], position, ())
    }


def _read_rows(texts: Sequence[Scalar], field: Field, reading: Reading) -> tuple[NumberRow, ...]:
    if field.type is FieldType.TIME:
        return read_time_rows(texts, reading)
    return read_number_rows(texts, field, reading)


def _tables_at(node: Node, position: int, outside: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], MapNode]]:
    """Every table of a level, and the rows outside it under which it stands."""
    if not isinstance(node, MapNode):
        return
    if len(outside) == position:
        yield outside, node
        return
    for key, inside in node:
        yield from _tables_at(inside, position, (*outside, key.text))


def _check_codes(price: Price, position: int, ref: FieldRef, reading: Reading) -> None:
    """Note each code of the table that the field can never have."""
    codes = ref.field.codes
    for step in price.steps if codes else ():
        for key, place in step.places.items():
            if key[position] not in codes and key[position] != OTHERWISE:
                reading.problem(
                    "PBR305",
                    f"'{key[position]}' is not a code of {ref.written}",
                    place,
                    did_you_mean(key[position], codes) or f"its codes: {', '.join(codes)}",
                )
