"""Totals of a worked example: what its lines come to together, by payment, limit or provider, and as written."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum

from pbr.problems.problem import Problem
from pbr.problems.suggest import did_you_mean
from pbr.scheme.worked_examples import STATUS_WORDS, ExpectedTotal
from pbr.settlement.line import Line, Status
from pbr.values.money import pounds


class Whose(Enum):
    """Of whom or what a total is: a payment or limit, a provider, or who pays."""

    PAYMENT = "payment"
    PROVIDER = "provider"
    PAYER = "payer"


@dataclass(frozen=True, slots=True)
class Summed:
    """Which lines a total is the sum of: those of one payment or limit, one provider or one payer, in one status."""

    name: str
    of: "Whose"
    status: Status

    def takes(self, line: Line) -> bool:
        """Whether a line is one of them."""
        match self.of:
            case Whose.PROVIDER:
                whose = line.paid_provider_id
            case Whose.PAYER:
                whose = line.payer
            case Whose.PAYMENT:
                whose = line.payment
        return whose == self.name and line.status is self.status


def compared_totals(
    totals: Sequence[ExpectedTotal],
    lines: Collection[Line],
    names: Collection[str],
    providers: Collection[str],
    payers: Collection[str],
) -> tuple[list[Summed], list[Problem]]:
    """What the totals are the sums of, and every total that is of nothing or comes to something else.

    ``names`` are the scheme's payments and limits, ``providers`` those of the example, and ``payers`` those
    that the scheme lists.
    """
    named = _named(names, providers, payers)
    summed: list[Summed] = []
    problems: list[Problem] = []
    for total in totals:
        which = named.get(total.words)
        if which is None:
            choices = (*names, *_each(Whose.PROVIDER, providers), *_each(Whose.PAYER, payers))
            remedy = did_you_mean(total.words, named) or f"write one of: {', '.join(choices)}"
            message = f"'{total.words}' is no payment, limit or provider of this example"
            problems.append(Problem("PBR510", message, total.place, remedy))
            continue
        summed.append(which)
        came_to, unknown = _sum(which, lines)
        if came_to != total.pence or unknown:
            message = f"'{total.words}' is written as {pounds(total.pence)}, and comes to {pounds(came_to)}"
            also = f"of {unknown:,} of its lines nobody knows the sum" if unknown else ""
            problems.append(Problem("PBR509", message, total.place, also))
    return summed, problems


def _named(names: Collection[str], providers: Collection[str], payers: Collection[str]) -> dict[str, Summed]:
    """What each words of a total are the sum of: what is due, or the status at their end."""
    whose = {name: (name, Whose.PAYMENT) for name in names}
    whose |= {**_each(Whose.PROVIDER, providers), **_each(Whose.PAYER, payers)}
    at_stake = {
        f"{words} {said}": Summed(*one, status) for words, one in whose.items() for said, status in STATUS_WORDS.items()
    }
    # A provider may be called "P1 open": what stands there as a whole is its name.
    return {**at_stake, **{words: Summed(*one, Status.DUE) for words, one in whose.items()}}


def _each(of: Whose, names: Collection[str]) -> dict[str, tuple[str, Whose]]:
    """What the totals of providers, or of payers, are called: ``provider P1``."""
    return {f"{of.value} {name}": (name, of) for name in sorted(names)}


def _sum(which: Summed, lines: Collection[Line]) -> tuple[int, int]:
    """What the lines come to, in pence, and of how many of them nobody knows the sum."""
    taken = [line for line in lines if which.takes(line)]
    if which.status is Status.DUE:
        return sum(line.amount for line in taken), 0
    known = [line.at_stake for line in taken if line.at_stake is not None]
    return sum(known), len(taken) - len(known)
