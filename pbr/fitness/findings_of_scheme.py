"""What a scheme by itself shows on the questions of fitness, before any record is read."""

from collections.abc import Iterator

from pbr.fitness.finding import Finding
from pbr.fitness.hangs_on_results import hanging_on_results
from pbr.records.cells.council_codes import OUTCOME_CODES
from pbr.records.dictionary.confirmations import CONFIRMED_BY
from pbr.scheme.fitness.fitness import Answer
from pbr.scheme.payments.fields_read import conditions_of_gates, fields_of_payment, fields_of_spread
from pbr.scheme.scheme import Scheme

_MANY = {"person": "people"}
_CONFIRMED = frozenset({"verified_by", *CONFIRMED_BY})


def findings_of_scheme(scheme: Scheme) -> Iterator[Finding]:
    """Say what can be told from the contract alone: what hangs on results, who confirms, how simple it is."""
    yield from _on_results(scheme)
    yield from _on_codes(scheme)
    if scheme.payments:
        yield _on_simplicity(scheme)
        yield _on_confirming(scheme)
    yield _on_performance(scheme)


def _on_results(scheme: Scheme) -> Iterator[Finding]:
    hanging = {payment for payment, _ in hanging_on_results(scheme)}
    paying = [payment.name for payment in scheme.payments if payment.verb != "note"]
    named = ", ".join(name for name in paying if name in hanging)
    if hanging:
        hang = "hangs" if len(hanging) == 1 else "hang"
        says = f"{len(hanging)} of its {counted(len(paying), 'payment')} {hang} on results: {named}."
        yield Finding("it contracts for outcomes", says)
    elif scheme.payments:
        yield Finding("it contracts for outcomes", "No payment hangs on a result.", Answer.YES)
    else:
        yield Finding("it contracts for outcomes", "It pays nothing: it judges.")
    if not hanging and not scheme.measures:
        yield Finding("outcomes can be measured", "No payment and no measure looks at a result.", Answer.YES)


def _on_codes(scheme: Scheme) -> Iterator[Finding]:
    listed = scheme.framework.of(OUTCOME_CODES)
    if listed is not None:
        yield Finding("outcomes can be measured", f"Its framework lists {counted(len(listed.codes), 'outcome')}.")
    elif _is_about_outcomes(scheme):
        yield Finding("outcomes can be measured", "Its framework lists no outcomes: any code is taken for one.")


def _is_about_outcomes(scheme: Scheme) -> bool:
    """Whether it pays for outcomes or counts them: another scheme has no codes of them to list."""
    paid = [payment.kind for payment in scheme.payments if payment.kind is not None]
    shared = [part.spread.kind for payment in scheme.payments for part in payment.parts if part.spread]
    counts = [measure.kind for measure in scheme.measures.values()]
    return any(kind.name == "outcomes" for kind in (*paid, *shared, *counts))


def _on_simplicity(scheme: Scheme) -> Finding:
    gates = [gates for payment in scheme.payments for gates in (payment.gates, *(part.gates for part in payment.parts))]
    conditions = sum(len(conditions_of_gates(one)) for one in gates)
    parts = (
        counted(len(scheme.payments), "payment"),
        counted(conditions, "condition"),
        counted(len(scheme.prices), "price"),
        counted(len(scheme.limits), "limit"),
    )
    return Finding("the payment is simple", f"It has {', '.join(parts[:-1])} and {parts[-1]}.")


def _on_confirming(scheme: Scheme) -> Finding:
    asking = [
        payment.name
        for payment in scheme.payments
        if any(
            ref.field.name in _CONFIRMED
            for ref in (*fields_of_payment(payment), *(ref for part in payment.parts for ref in fields_of_spread(part)))
        )
    ]
    if asking:
        says = f"What is paid depends on who confirmed a result: {', '.join(asking)}."
    else:
        says = "No payment asks who confirmed a result."
    return Finding("provider and person may say it is done", says)


def _on_performance(scheme: Scheme) -> Finding:
    question = "performance is looked at regularly"
    if not scheme.measures:
        return Finding(question, "It has no measures, so there is nothing for pbr judge to report.", Answer.YES)
    targets = sum(measure.target is not None for measure in scheme.measures.values())
    return Finding(question, f"It has {counted(len(scheme.measures), 'measure')}, {targets} with a target.")


def counted(many: int, one: str) -> str:
    """A number of things: ``1 payment``, ``3 payments``, ``3 people``."""
    return f"{many:,} {one if many == 1 else _MANY.get(one, f'{one}s')}"
