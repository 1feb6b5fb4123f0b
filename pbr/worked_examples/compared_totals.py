"""Totals of a worked example: what its lines come to together, by payment, limit, provider, payer or code."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from enum import Enum

from pbr.problems.problem import Problem
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import Tables
from pbr.scheme.examples.worked_examples import STATUS_WORDS, ExpectedTotal
from pbr.settlement.line import Line, Status
from pbr.values.dataclass import dataclass
from pbr.values.money import pounds
from pbr.worked_examples.totals_by_code import ByCode, RecordKey, not_of_a_code


class TotalOf(Enum):
    """Of whom or what a total is: a payment or limit, a provider, or who pays."""

    PAYMENT = "payment"
    PROVIDER = "provider"
    PAYER = "payer"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class LinesSummed:
    """Which lines a total is the sum of: those of one payment or limit, one provider or one payer, in one status.

    ``records`` are those that say one code, where it is of that.
    """

    name: str
    of: "TotalOf"
    status: Status
    records: frozenset[RecordKey] = frozenset()

    def takes(self, line: Line) -> bool:
        """Whether a line is one of them."""
        match self.of:
            case TotalOf.PROVIDER:
                whose = line.paid_provider_id
            case TotalOf.PAYER:
                whose = line.payer
            case TotalOf.PAYMENT:
                whose = line.payment
            case TotalOf.CODE:
                return line.status is self.status and (line.record.table, line.record.id) in self.records
        return whose == self.name and line.status is self.status


@dataclass(frozen=True, slots=True)
class MayBeOf:
    """What a total may be of: the scheme's payments and limits by ``names``, the providers of the example, the payers
    that the scheme lists, and the codes that records of the example have. ``tables`` are those of the scheme.
    """

    names: Collection[str]
    providers: Collection[str]
    payers: Collection[str]
    by_code: ByCode
    tables: Tables


def compared_totals(
    totals: Sequence[ExpectedTotal], lines: Collection[Line], may_be: MayBeOf
) -> tuple[list[LinesSummed], list[Problem]]:
    """What the totals are the sums of, and every total that is of nothing or comes to something else."""
    named = _named(may_be)
    summed: list[LinesSummed] = []
    problems: list[Problem] = []
    for total in totals:
        which = named.get(total.words)
        if which is None:
            problems.append(not_of_a_code(total, may_be.by_code, may_be.tables) or _of_nothing(total, named, may_be))
            continue
        summed.append(which)
        came_to, unknown = _sum(which, lines)
        if came_to != total.pence or unknown:
            message = f"'{total.words}' is written as {pounds(total.pence)}, and comes to {pounds(came_to)}"
            also = f"of {unknown:,} of its lines nobody knows the sum" if unknown else ""
            problems.append(Problem("PBR509", message, total.place, also))
    return summed, problems


def _of_nothing(total: ExpectedTotal, named: Collection[str], may_be: MayBeOf) -> Problem:
    """A total that nothing adds up to."""
    choices = (*may_be.names, *_each(TotalOf.PROVIDER, may_be.providers), *_each(TotalOf.PAYER, may_be.payers))
    remedy = did_you_mean(total.words, named) or f"write one of: {', '.join(choices)}; or a field and a code"
    message = f"'{total.words}' is no payment, limit or provider of this example"
    return Problem("PBR510", message, total.place, remedy)


def _named(may_be: MayBeOf) -> dict[str, LinesSummed]:
    """What each words of a total are the sum of: what is due, or the status at their end."""
    whose = {
        f"{name} {code}": LinesSummed(code, TotalOf.CODE, Status.DUE, records)
        for name, codes in may_be.by_code.items()
        for code, records in codes.items()
    }
    whose |= {name: LinesSummed(name, TotalOf.PAYMENT, Status.DUE) for name in may_be.names}
    whose |= {**_each(TotalOf.PROVIDER, may_be.providers), **_each(TotalOf.PAYER, may_be.payers)}
    at_stake = {
        f"{words} {said}": replace(one, status=status)
        for words, one in whose.items()
        for said, status in STATUS_WORDS.items()
    }
    # A provider may be called "P1 open": what stands there as a whole is its name.
    return {**at_stake, **whose}


def _each(of: TotalOf, names: Collection[str]) -> dict[str, LinesSummed]:
    """What the totals of providers, or of payers, are called: ``provider P1``."""
    return {f"{of.value} {name}": LinesSummed(name, of, Status.DUE) for name in sorted(names)}


def _sum(which: LinesSummed, lines: Collection[Line]) -> tuple[int, int]:
    """What the lines come to, in pence, and of how many of them nobody knows the sum."""
    taken = [line for line in lines if which.takes(line)]
    if which.status is Status.DUE:
        return sum(line.amount for line in taken), 0
    known = [line.at_stake for line in taken if line.at_stake is not None]
    return sum(known), len(taken) - len(known)
