"""What stands in the way of a payment: every combination of what is waited for, set aside and asked, in a table."""

import pytest

from pbr.engine.verdicts.verdict import Verdict, both
from pbr.settlement.line import Status
from pbr.settlement.open_reasons import FactsNotKnown, WaitsFor
from pbr.settlement.reason import Earned, ForEach, NotAssessed, NotEarned, Reason
from tests.engine.rows import plan, records
from tests.engine.settled import scheme, settle

GATES = {
    "waits": 'waits for: rate is "standard"',
    "aside": 'not assessed when: end_reason is "died"',
    "when": "when: weekly_hours > 5",
}
FACTS = {
    "waits": ("rate", {"yes": "standard", "no": "specialist", "?": ""}),
    "aside": ("end_reason", {"yes": "died", "no": "completed", "?": ""}),
    "when": ("weekly_hours", {"yes": "6", "no": "5", "?": ""}),
}
THREE = ("yes", "no", "?")

# D is due; A set aside, as not assessed; W waits; N not earned; a and w are open, while "not assessed when" and "when"
# are not known. Across is "when": yes, no and not known. What a provider has earned stays earned whatever happens
# later; but nothing is taken off for what cannot be assessed.
PAID = {("yes", "yes"): "DAA", ("yes", "no"): "DNw", ("yes", "?"): "DNw"}
DEDUCTED = {("yes", "yes"): "AAA", ("yes", "no"): "DNw", ("yes", "?"): "aNw"}
WHILE_IT_WAITS = {
    (waits, aside): "AAA" if aside == "yes" else "WWW"
    for waits in ("no", "?")
    for aside in THREE
}  # fmt: skip


def letter(status: Status, reason: Reason) -> str:
    """A verdict as the tables write it."""
    if isinstance(reason, FactsNotKnown):
        assert status is Status.OPEN
        ((fact,),) = reason.facts
        return {"end_reason": "a", "weekly_hours": "w"}[fact.field.field]
    kinds: dict[type, tuple[Status, str]] = {
        Earned: (Status.DUE, "D"), ForEach: (Status.DUE, "D"), NotAssessed: (Status.NOT_EARNED, "A"),
        WaitsFor: (Status.OPEN, "W"), NotEarned: (Status.NOT_EARNED, "N"),
    }  # fmt: skip
    expected, said = kinds[type(reason)]
    assert status is expected
    return said


def verdicts(verb: str, *gates: str) -> dict[tuple[str, ...], str]:
    """The verdict for each combination of answers to these gates, in one settlement."""
    written = "\n    ".join(GATES[gate] for gate in gates)
    contract = scheme(f"""
payments:
  sum:
    assumed: made up
    {verb}: £10.00
    for each: plan
    priced at: started_on
    {written}
    due: started_on
""")
    answers: list[tuple[str, ...]] = [()]
    for _ in gates:
        answers = [(*before, one) for before in answers for one in THREE]
    rows = [
        plan(f"P{at}", **{FACTS[gate][0]: FACTS[gate][1][one] for gate, one in zip(gates, each, strict=True)})
        for at, each in enumerate(answers)
    ]
    lines = {line.record_id: line for line in settle(contract, records(*rows)).lines}
    found = {each: lines[f"P{at}"] for at, each in enumerate(answers)}
    return {each: letter(line.status, line.reason) for each, line in found.items()}


@pytest.mark.parametrize(("verb", "while_earned"), [("pay", PAID), ("deduct", DEDUCTED)])
def test_all_three_gates(verb: str, while_earned: dict[tuple[str, str], str]) -> None:
    table = {**while_earned, **WHILE_IT_WAITS}
    expected = {(*two, when): said for two, row in table.items() for when, said in zip(THREE, row, strict=True)}
    assert len(expected) == 27
    assert verdicts(verb, "waits", "aside", "when") == expected


@pytest.mark.parametrize("verb", ["pay", "deduct"])
@pytest.mark.parametrize(
    ("gates", "said"),
    [
        # In the order yes, no, not known of the last gate, for yes, no, not known of the one before it
        (("waits",), "DWW"),
        (("aside",), "ADa"),
        (("when",), "DNw"),
        (("waits", "aside"), "ADa" + "AWW" + "AWW"),
        (("waits", "when"), "DNw" + "WWW" + "WWW"),
    ],
)
def test_fewer_gates(verb: str, gates: tuple[str, ...], said: str) -> None:
    assert "".join(verdicts(verb, *gates).values()) == said


REASON = NotEarned((), "")


@pytest.mark.parametrize(
    ("payment", "own", "decides"),
    [
        # An earned payment leaves it to the part, and an earned part to the payment
        (Status.DUE, Status.DUE, "payment"),
        (Status.DUE, Status.NOT_EARNED, "own"),
        (Status.DUE, Status.OPEN, "own"),
        (Status.DUE, Status.HELD, "own"),
        (Status.OPEN, Status.DUE, "payment"),
        (Status.HELD, Status.DUE, "payment"),
        # A payment that is not earned comes first, but for a record that is held
        (Status.OPEN, Status.NOT_EARNED, "payment"),
        (Status.NOT_EARNED, Status.OPEN, "payment"),
        (Status.OPEN, Status.HELD, "own"),
        (Status.NOT_EARNED, Status.HELD, "own"),
        # Unless the payment has no price, or is itself held
        (Status.ERROR, Status.HELD, "payment"),
        (Status.HELD, Status.HELD, "payment"),
        (Status.HELD, Status.OPEN, "payment"),
    ],
)
def test_which_of_two_verdicts_decides(payment: Status, own: Status, decides: str) -> None:
    of_payment: Verdict = (payment, REASON)
    of_part: Verdict = (own, REASON)
    assert both(of_payment, of_part) is (of_payment if decides == "payment" else of_part)
