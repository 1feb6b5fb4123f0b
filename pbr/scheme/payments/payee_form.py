"""Who is paid as it is written: ``to: person`` for a direct payment; the provider where nothing is said."""

from pbr.conditions.name_resolution import called
from pbr.scheme.measuring.scale import Scale
from pbr.scheme.payments.payments import Verb
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.units.payment_basis import Scope
from pbr.source.yaml_nodes import Scalar


def read_payee(text: Scalar | None, verb: Verb, scope: Scope, scale: Scale | None, reading: Reading) -> bool:
    """Whether the person is paid, and not the provider; no, with a problem, where that means nothing."""
    if text is None:
        return False
    if text.text != "person":
        reading.problem(
            "PBR497",
            f"'{text.text}' is nobody that a payment goes to",
            text.place,
            "write to: person; the provider is paid where nothing is said",
        )
        return False
    message, remedy = _meaningless(verb, scope, scale, reading)
    if message:
        reading.problem("PBR497", message, text.place, remedy)
    return not message


def _meaningless(verb: Verb, scope: Scope, scale: Scale | None, reading: Reading) -> tuple[str, str]:
    """Why nobody can be paid so, and how to mend it; empty where somebody can."""
    kind = scope.basis.kind
    if verb != "pay":
        return f"'{verb}' pays nobody, so it goes to no person", "write pay:, or take 'to' out"
    if scale is not None:
        remedy = "take 'to' out, or 'scaled by'"
        return "what is scaled is one sum for all records of a provider, and no person's", remedy
    if kind is None:
        return f"a {scope.basis.counted} of a provider is no person's", "pay it for each plan, outcome, visit or person"
    parent = reading.tables.get(kind.parent) if kind.parent else None
    fields = kind.fields_by_name | (parent.fields_by_name if parent else {})
    if "person_id" not in fields:
        return f"{called(kind)} is about no person", "pay it for each plan, outcome, visit or person"
    return "", ""
