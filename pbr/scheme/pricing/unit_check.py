"""The unit check: whether what is priced is what is counted, an hour's price for hours, a week's money for weeks."""

from collections.abc import Iterable
from fractions import Fraction

from pbr.conditions.name_resolution import called
from pbr.conditions.syntax_tree import FieldRef
from pbr.problems.problem import Place
from pbr.records.dictionary import FieldType, TableKind, Unit, one_of
from pbr.records.files.record_names import record_called
from pbr.scheme.pricing.prices import Price
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.units.payment_basis import Basis, EachRecord, TimeSpan
from pbr.scheme.units.price_units import DAYS_IN_A_WEEK, Per, many_of

_COUNTED = {
    "minute": "hour of visit's delivered_minutes",
    "hour": "hour of visit's delivered_minutes, or hour of plan at weekly_hours from … to …",
    "month": "month of plan from … to …, or month per provider",
    "quarter": "quarter per provider",
}
"""How what a price is for is counted, where it is neither a record nor a stretch of days."""


def check_price(price: Price, basis: Basis, place: Place, reading: Reading) -> None:
    """Note each unit of a price that is not what a payment counts, and cannot be turned into it for certain."""
    for per, written in _pers(price):
        if per.lots_in(basis.counted) is None:
            reading.problem(
                "PBR425",
                f"'{price.name}' is a price {per.words} (line {written.line}), and what is counted here is "
                f"{many_of(basis.counted)}",
                place,
                _mend(per, basis, reading),
            )


def _pers(price: Price) -> Iterable[tuple[Per, Place]]:
    """Each unit that a price is written in, and where it first is."""
    found: dict[Per, Place] = {}
    for step in price.steps:
        for codes, per in step.pers.items():
            found.setdefault(per, step.places[codes])
    return found.items()


def _mend(per: Per, basis: Basis, reading: Reading) -> str:
    if basis.counted == "week" and per.one == "day":
        return f"{per.count} days make no whole weeks: write the price per 7 days, or count for each: day of …"
    record = basis.kind.one if basis.kind else "plan"
    counted = f"{per.one} of {record} from … to …" if per.one in ("day", "week") else _how_counted(per.one, reading)
    return f"count what the price is for (for each: {counted}), or write the price of one {basis.counted}"


def _how_counted(one: str, reading: Reading) -> str:
    """How one of something is counted; of a number of a record, by the first field that holds it."""
    holding = (
        f"{one} of {kind.one}'s {field.name}"
        for kind in reading.kinds.values()
        for field in kind.fields
        if field.type is FieldType.NUMBER and field.unit is not None and one_of(field.unit) == one
    )
    return _COUNTED.get(one) or (one if one in reading.kinds else next(holding, one))


def money_held(ref: FieldRef, share_written: bool, basis: Basis, place: Place, reading: Reading) -> Fraction | None:
    """How many times the money in a field is paid for one of what is counted; None, and a problem, where unclear.

    A week's money is paid for each week, and a seventh of it for each day. The money of a record is paid once for that
    record; of what belongs to it, each may earn a share that is written.
    """
    if ref.field.unit is Unit.MONEY_A_WEEK:
        if isinstance(basis, TimeSpan) and basis.unit != "month":
            return Fraction(1) if basis.unit == "week" else Fraction(1, DAYS_IN_A_WEEK)
        kind = reading.tables[ref.table]
        remedy = f"count its weeks, for each: week of {kind.one} from … to …, with part weeks: by the day"
    elif isinstance(basis, EachRecord):
        if not ref.of_parent or share_written:
            return Fraction(1)
        remedy = _shared(basis.kind, ref)
    else:
        remedy = f"it is of {called(reading.tables[ref.table])} as a whole: write for each: {record_called(ref.table)}"
    reading.problem(
        "PBR427",
        f"'{ref.written}' holds {_what(ref)}, and what is counted here is {many_of(basis.counted)}",
        place,
        remedy,
    )
    return None


def _what(ref: FieldRef) -> str:
    weekly = ref.field.unit is Unit.MONEY_A_WEEK
    return str(Unit.MONEY_A_WEEK) if weekly else f"the money of a whole {record_called(ref.table)}"


def _shared(kind: TableKind, ref: FieldRef) -> str:
    return (
        f"write the share that {called(kind)} earns, 10% of {ref.written}; or pay it for each: "
        f"{record_called(ref.table)}, in parts, with spread: equally over {kind.one}"
    )
