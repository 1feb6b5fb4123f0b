"""By which weights a part was shared out: each beside its record, and what they add up to, to check a share by."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from pbr.explain.explain_context import Telling
from pbr.explain.record import Record
from pbr.scheme.payments.parts import Part
from pbr.settlement.line import Line
from pbr.values.number import plain_number

_MOST_NAMED = 12
"""Of more records that share a part it is said how many have which weight."""


def weights_told(siblings: Sequence[Line], part: Part, head: Record, telling: Telling) -> tuple[str, ...]:
    """The weights of the lines that share a part, in their order; nothing where they share alike or there is one."""
    if part.spread is None or not part.spread.by_weight or len(siblings) < 2:
        return ()
    at = telling.settling.positions[part.spread.kind.name]["weight"]
    family = next(one for one in telling.families if one.head.row is head.row)
    weights: dict[str, Fraction] = {one.id: one.row[at] for one in family.children if one.kind is part.spread.kind}
    found = [weights[line.record_id] for line in siblings]
    together = plain_number(sum(found, Fraction(0)))
    if len(siblings) > _MOST_NAMED:
        said = [f"{plain_number(weight)} (of {many:,})" for weight, many in sorted(Counter(found).items())]
    else:
        said = [f"{plain_number(one)} ({line.record_id})" for one, line in zip(found, siblings, strict=True)]
    *most, last = said
    listed = f"{', '.join(most)} and {last}" if most else last
    return (f"The {'weight is' if not most else 'weights are'} {listed}, together {together}.",)
