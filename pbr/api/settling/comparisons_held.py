"""Which comparisons of records schemes hold already: what they find is to be mended, and no hold has to be written."""

from pbr.conditions.deciding_facts import fields_of
from pbr.records.consistency import COMPARISONS
from pbr.records.consistency.contradiction_warnings import ComparisonsHeld
from pbr.scheme.scheme import Scheme


def comparisons_held(*schemes: Scheme) -> ComparisonsHeld:
    """The comparisons that every one of some schemes asks for under ``hold when``, each with the first's hold.

    What one of them does not hold is still to be held by it.
    """
    first, *others = [_held_by(scheme) for scheme in schemes] or [{}]
    return {key: name for key, name in first.items() if all(key in one for one in others)}


def _held_by(scheme: Scheme) -> ComparisonsHeld:
    """The comparisons that the holds of a scheme look at, alone or beside other conditions."""
    found: dict[tuple[str, str], str] = {}
    for hold in scheme.holds:
        asked = {(ref.table, ref.field.name) for ref in fields_of(hold.condition)}
        for one in COMPARISONS.values():
            if (one.table, one.field.name) in asked:
                found.setdefault((one.table, one.words), hold.name)
    return found
