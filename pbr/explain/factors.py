"""What is multiplied in the arithmetic behind a line, by which weights it is shared, and that it was rounded."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from pbr.explain.exact_amounts import exact_pounds
from pbr.explain.explain_context import Telling
from pbr.explain.record import Record
from pbr.scheme.payments.parts import Part
from pbr.settlement.line import Line
from pbr.values.money import pounds
from pbr.values.number import plain_number
from pbr.values.rounding import Rounding
from pbr.values.share import percent
from pbr.values.units_in_words import quantity_of

_MOST_NAMED = 12
"""Of more records that share a part it is said how many have which weight."""


def factors_of(line: Line, share: Fraction | None) -> list[str]:
    """What is multiplied: how many units, the price of one, and the share of it that is paid."""
    factors = []
    if line.quantity is not None and (line.quantity != 1 or line.unit in ("hour", "week", "day")):
        factors.append(quantity_of(line.quantity, line.unit))
    if line.unit_price is not None:
        factors.append(exact_pounds(line.unit_price))
    return [*factors, percent(share)] if share is not None and share != 1 else factors


def product(factors: list[str], exact: Fraction) -> str:
    """What is multiplied, and what comes of it; a factor alone is said alone."""
    return f"{factors[0]}." if len(factors) == 1 else f"{' x '.join(factors)} = {exact_pounds(exact)}."


def rounded(exact: Fraction, pence: int, rounding: Rounding) -> str:
    """That a sum was rounded; empty where rounding moved nothing."""
    return "" if exact == pence else f"{exact_pounds(exact)} is rounded {rounding.value} to {pounds(pence)}."


def weights_in_words(siblings: Sequence[Line], part: Part, head: Record, telling: Telling) -> tuple[str, ...]:
    """The weights of the lines that share a part, in their order; nothing where they share alike or there is one."""
    if part.spread is None or not part.spread.by_weight or len(siblings) < 2:
        return ()
    at = telling.settling.positions[part.spread.kind.name]["weight"]
    family = next(one for one in telling.families if one.head.row is head.row)
    shared = {one.id: one for one in family.children if one.kind is part.spread.kind}
    records = [shared[line.record_id] for line in siblings]
    found: list[Fraction] = [one.row[at] for one in records]
    together = plain_number(sum(found, Fraction(0)))
    if len(siblings) > _MOST_NAMED:
        said = [f"{plain_number(weight)} (of {many:,})" for weight, many in sorted(Counter(found).items())]
        blank = sum("weight" in one.blank for one in records)
        together += f"; {blank:,} of them {'is' if blank == 1 else 'are'} blank" if blank else ""
    else:
        said = [
            f"{plain_number(weight)} ({one.id}{', blank' if 'weight' in one.blank else ''})"
            for weight, one in zip(found, records, strict=True)
        ]
    *most, last = said
    listed = f"{', '.join(most)} and {last}" if most else last
    return (f"The {'weight is' if not most else 'weights are'} {listed}, together {together}.",)
