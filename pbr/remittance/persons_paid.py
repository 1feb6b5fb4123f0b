"""What each person is paid of a run, and asked back: direct payments, by person, which are no provider's money.

A person has one sum of a run. What is asked back, of what was not spent or was settled before and is taken back, comes
off what is paid in the same run; where it is more, the rest is to be asked of the person. Nothing is carried to another
run: what was asked back is paid back, or entered, as the council keeps it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field

from pbr.ledger.invoice_reference import invoice_references
from pbr.ledger.remittances import IN_NO_PAYABLE
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.remittance.paid_line import PaidLine
from pbr.remittance.paid_run import PaidRun
from pbr.values.dataclass import dataclass


@dataclass(slots=True)
class PersonPaid:
    """What a person is paid of a run, in whole pence, with the payments that it is made of.

    ``paid`` is what adds to it and ``asked_back`` what takes off, below nil. ``reference`` tells the payment from all
    others.
    """

    person_id: str
    reference: str
    paid: int = 0
    asked_back: int = 0
    payments: set[str] = field(default_factory=set)

    @property
    def to_pay(self) -> int:
        """What is to be paid to the person, in pence; never below nil."""
        return max(self.paid + self.asked_back, 0)

    @property
    def to_ask(self) -> int:
        """What is to be asked of the person, in pence: as much as is asked back beyond what is paid."""
        return max(-self.paid - self.asked_back, 0)


def persons_paid(run: PaidRun) -> tuple[PersonPaid, ...]:
    """What each person is paid and asked back of a run, in the order of their ids.

    Raises ``ProblemsFound`` where the sums are not what the run pays to persons, and where a line names nobody.
    """
    lines = (line for line in run.read_lines() if line.kind.is_persons and line.amount)
    found = _by_person([line for line in lines if line.change not in IN_NO_PAYABLE], run)
    if "" in found:
        message = "a line is paid to a person and names none, so that nobody knows whom to pay"
        raise ProblemsFound([Problem("PBR977", message, Place(str(run.source)), "mend person_id of its record")])
    in_all = sum(one.to_pay - one.to_ask for one in found.values())
    if in_all != run.to_persons:
        message = "what persons are paid by the list is not what the run pays them"
        how = "nothing was written; send the people who keep pbr this message"
        raise ProblemsFound([Problem("PBR939", message, Place(str(run.source)), how)])
    return tuple(found[person] for person in sorted(found))


def _by_person(lines: Sequence[PaidLine], run: PaidRun) -> Mapping[str, PersonPaid]:
    persons = {line.person_id for line in lines}
    # Persons are told from providers, who may have the same ids.
    references = invoice_references(f"{run.referenced_as} to persons", run.number or 0, persons)
    found = {person: PersonPaid(person, references[person]) for person in persons}
    for line in lines:
        one = found[line.person_id]
        one.paid += max(line.amount, 0)
        one.asked_back += min(line.amount, 0)
        one.payments.add(line.payment)
    return found
