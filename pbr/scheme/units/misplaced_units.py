"""Units written where an amount stands, and where they belong: the hour of £20.00 per hour goes in 'for each'."""

import re

from pbr.records.dictionary import TableKind
from pbr.scheme.units.payment_basis import Basis
from pbr.scheme.units.price_units import PRICED, Per, many_of
from pbr.values.money import money_in_scheme
from pbr.values.pattern import Pattern

_BY_TIME = Pattern(r".+?(?: per | an? | each | every |/) ?(?P<unit>day|week|hour|month|quarter|visit)", re.ASCII)


def priced_elsewhere(text: str, basis: Basis) -> str:
    """Where an amount ``per`` something is written, and per what it can be; empty where no amount has a ``per``."""
    sum_, per, _ = text.partition(" per ")
    if not per or money_in_scheme(sum_) is None:
        return ""
    known = dict.fromkeys((*PRICED, basis.counted))
    units = [unit for unit in known if Per(1, unit).lots_in(basis.counted) is not None]
    return (
        f"write the sum for one {basis.counted} and nothing after it, pay: {sum_}; or list it under 'prices', where "
        f"{many_of(basis.counted)} can be priced per {' or per '.join(units)}, or per so many"
    )


def unit_elsewhere(text: str, kind: TableKind | None) -> str:
    """Where the unit of an amount such as ``£40.00 per week`` is written; empty where there is no such unit."""
    match = _BY_TIME.fullmatch(text)
    if match is None or money_in_scheme(re.split(r" |/", text)[0]) is None:
        return ""
    unit, one = match["unit"], kind.one if kind else "plan"
    basis = {
        "hour": "hour of visit's delivered_minutes, or hour of plan at weekly_hours from … to …",
        "month": "month per provider",
        "quarter": "quarter per provider",
        "visit": "visit",
    }.get(unit, f"{unit} of {one} from … to …")
    return f"the {unit} goes in 'for each': for each: {basis}"
