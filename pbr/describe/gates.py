"""The conditions between a record and its money, in words and in the order in which they are asked."""

from pbr.conditions.name_resolution import called
from pbr.describe.conditions import in_words
from pbr.describe.shared_wording import listed
from pbr.scheme.payments.gates import Gates
from pbr.scheme.payments.payments import Payment, Verb

HOW_GATES_ARE_ASKED = (
    "A payment is earned when it no longer waits and the condition that earns it is true. Otherwise it is not "
    "assessed, and so not earned, when the scheme says so (where no condition earns it, this is asked first); else it "
    "is open while it waits; else it is not earned when its condition is false, and open while that is not known. What "
    "is not known is never taken for false. For a deduction, whether it is not assessed is asked first of all: nothing "
    "is taken off for what cannot be assessed."
)


def gates_in_words(gates: Gates, verb: Verb) -> list[str]:
    """One sentence with the conditions there are, in the order asked; none where there is no condition."""
    said = []
    first = gates.not_assessed_when if verb == "deduct" else None
    if first:
        said.append(f"first of all, it is not assessed, and nothing is taken off, when {in_words(first.condition)}")
    if gates.waits_for:
        said.append(f"it waits until {in_words(gates.waits_for.condition)}")
    if gates.not_assessed_when and not first:
        said.append(f"it is not assessed when {in_words(gates.not_assessed_when.condition)}")
    if gates.when:
        earned = "taken off" if verb == "deduct" else "earned"
        said.append(f"it is {earned} when {in_words(gates.when.condition)}")
    sentence = "; ".join(said)
    return [f"{sentence[0].upper()}{sentence[1:]}."] if sentence else []


def beside_in_words(payment: Payment) -> list[str]:
    """Of which other payments not one is paid beside this for the same record."""
    others = [one.payment for one in payment.not_beside]
    if not others or payment.kind is None:
        return []
    taken = "taken off" if payment.verb == "deduct" else "paid"
    return [f"Of this and {listed(others)} only one is {taken} for {called(payment.kind)}."]
