"""Shares in bands as written: ``by: money as a share of target_cost``, with rows ``first 5%`` and ``after that``."""

from pbr.conditions.lexer import Misread, Unread
from pbr.conditions.syntax_tree import FieldRef
from pbr.records.dictionary import FieldType, TableKind, Unit
from pbr.scheme.pricing.bands import Bands
from pbr.scheme.pricing.prices import Price
from pbr.scheme.pricing.tiers_form import SHARES, rows_of
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.units.payment_basis import Basis, EachRecord
from pbr.source.yaml_nodes import Scalar

IN_BANDS = "money as a share of "
"""What stands before the money that the bands are shares of."""


def read_bands(price: Price, name: Scalar, kind: TableKind | None, reading: Reading) -> Bands | None:
    """The bands of a share; None, and a problem, where they have no one meaning."""
    remedy = "write it last after 'by': money as a share of, and a money field of the record, as target_cost"
    if name is not price.by[-1]:
        message = f"'{name.text}' is not the last thing that the share differs by"
        reading.problem("PBR530", message, name.place, "write it last after 'by', and its rows under all others")
        return None
    of = None if kind is None else _money_of(name.text.removeprefix(IN_BANDS), kind, reading)
    if of is None:
        message = f"'{name.text}' does not say what money of the record the bands are shares of"
        reading.problem("PBR530", message, name.place, remedy)
        return None
    if price.kind != "share":
        message = f"'{price.name}' is money, and bands are of shares"
        reading.problem("PBR530", message, price.place, "write shares in its rows: first 5%: 50%, after that: 100%")
        return None
    rows = {step.first: rows_of(step, SHARES, reading) for step in price.steps}
    return Bands(name.text, of, rows) if all(rows.values()) else None


def _money_of(name: str, kind: TableKind, reading: Reading) -> FieldRef | None:
    """A money field of the record itself; None where it is none."""
    try:
        found = reading.names(kind).bare(name, (0, len(name)))
    except (Misread, Unread):
        return None
    if not isinstance(found, FieldRef) or found.field.type is not FieldType.MONEY:
        return None
    return found if found.field.unit is Unit.MONEY else None


def check_bands(bands: Bands, basis: Basis, text: Scalar, reading: Reading) -> bool:
    """Whether what is paid for has one sum to share in bands, a record's own; a problem where it has not."""
    if isinstance(basis, EachRecord):
        return True
    message = f"'{bands.of.written}' is money of a whole record, and what is paid for here is each {basis.counted}"
    reading.problem("PBR531", message, text.place, f"count records: for each: {basis.kind.one if basis.kind else ''}")
    return False


def refuse_bands(text: Scalar, reading: Reading) -> None:
    """Note that a share in bands stands where a share is one figure."""
    message = f"'{text.text}' goes by bands of a sum, and here a share is of no one sum"
    reading.problem("PBR531", message, text.place, f"pay it by itself: pay: {text.text} of (A less B)")
