"""A provider's statement: who it is, what it is paid of a run, and every line of its own."""

from collections.abc import Iterator
from dataclasses import field

from pbr.records.papers.provider_directory import ProviderDetails
from pbr.remittance.paid_run import PaidRun, ProviderRemittance
from pbr.remittance.scheme_words import PaymentWords, SchemeWords
from pbr.remittance.statement_line import Section, StatementLine
from pbr.settlement.line import PayerName
from pbr.values.dataclass import dataclass

MOST_SHOWN = 1_000
"""How many lines of a section the page shows: all of them are in the CSV beside it."""


@dataclass(slots=True)
class SectionOf:
    """The lines of a section: how many there are, what they come to, and the first of them."""

    lines: int = 0
    amount: int = 0
    at_stake: int = 0
    no_sum: int = 0
    settled: int = 0
    first: list[StatementLine] = field(default_factory=list)

    def add(self, line: StatementLine) -> None:
        """Count a line."""
        self.lines += 1
        self.amount += line.amount
        self.at_stake += line.at_stake or 0
        self.no_sum += line.at_stake is None
        self.settled += line.settled_before
        if len(self.first) < MOST_SHOWN:
            self.first.append(line)


@dataclass(slots=True)
class StatementLines:
    """The lines of one provider as they go by: kept by section, and added up by payment."""

    sections: dict[Section, SectionOf] = field(default_factory=dict)
    payments: dict[tuple[str, str, PayerName], list[int]] = field(default_factory=dict)
    """By payment, part and payer, how many lines move money, and what they come to in pence."""
    retained: SectionOf = field(default_factory=SectionOf)
    """The lines that are paid, and of which something is kept back."""

    def add(self, line: StatementLine) -> None:
        """Count a line."""
        self.sections.setdefault(line.section, SectionOf()).add(line)
        if line.amount:
            of = self.payments.setdefault((line.payment, line.part, line.payer), [0, 0])
            of[0] += 1
            of[1] += line.amount
        if line.retained:
            self.retained.add(line)

    @property
    def amount(self) -> int:
        """What all lines come to, in pence."""
        return sum(one.amount for one in self.sections.values())

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return sum(one.lines for one in self.sections.values())

    def of(self, section: Section) -> SectionOf:
        """The lines of a section; none where there are none."""
        return self.sections.get(section) or SectionOf()


@dataclass(frozen=True, slots=True)
class Statement:
    """A provider's statement: what is told of the run, whose it is, what it is paid, and its lines."""

    run: PaidRun
    words: SchemeWords
    details: ProviderDetails
    remittance: ProviderRemittance
    told: StatementLines

    @property
    def file_name(self) -> str:
        """How its files are called, without their endings: by the reference of the invoice."""
        return self.remittance.invoice_reference

    @property
    def explained(self) -> tuple[PaymentWords, ...]:
        """What each payment is for, of those that can be in it: none of a person, nor any that its payer never pays."""
        of_providers = (one for one in self.words.payments if one.payment not in self.words.of_persons)
        payer = self.run.payer
        if not payer or not self.words.payers:
            return tuple(of_providers)
        moved = {payment for payment, _, _ in self.told.payments}
        return tuple(one for one in of_providers if payer in one.paid_by or one.payment in moved)

    def balances(self) -> Iterator[tuple[str, int]]:
        """What makes up what is paid, step by step, in pence; a step of nothing is left out."""
        of = self.remittance
        steps = (
            ("New", of.new),
            ("Late: due before this period, settled now for the first time", of.late),
            ("More of the same service", of.more),
            ("Corrections", of.corrections),
            ("Taken back", of.taken_back),
            ("Limits of the contract, and sums that a measure releases", of.limits),
            ("Adjustments by hand", of.adjustments),
        )
        yield "Brought forward", of.brought_forward
        yield from ((what, pence) for what, pence in steps if pence)
        yield "This run in all", of.entries
        yield "Payable", of.payable
        yield "Carried forward", of.carried_forward
