"""What is paid out: a settlement in its folder, or one run of a ledger, read back and known to be as it was written."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import TextIO

from pbr.ledger.folder_names import PAYERS
from pbr.problems.problem import Problem
from pbr.records.input_file import InputFile
from pbr.remittance.paid_line import HeldItem, PaidLine
from pbr.settlement.line import PayerName
from pbr.values.dataclass import dataclass
from pbr.values.period import Period


@dataclass(frozen=True, slots=True)
class ProviderRemittance:
    """What a provider gets of a run, in whole pence: brought forward + entries = payable + carried forward.

    ``entries`` are also ``invoices`` and ``credits`` added up: what adds, and what takes something back (below
    nil). ``payable`` is never below nil and ``carried_forward`` never above it. A settlement that is in no ledger has
    nothing brought forward, and all that it has is ``new`` or ``limits``.
    """

    provider_id: str
    brought_forward: int
    new: int
    late: int
    more: int
    corrections: int
    taken_back: int
    limits: int
    adjustments: int
    entries: int
    invoices: int
    credits: int
    payable: int
    carried_forward: int
    invoice_reference: str


def _no_lines(_: int) -> Iterator[PaidLine]:
    return iter(())


def _no_earlier_run(_: int) -> Mapping[str, ProviderRemittance]:
    return {}


@dataclass(frozen=True, slots=True)
class PaidRun:
    """A settlement or a run of a ledger, as it is paid out.

    ``number`` and ``head`` are of a ledger's run, None and empty for a settlement that is in none. ``fingerprint``
    tells any of them from all others: the head, or the SHA-256 of ``settlement.json``. ``why`` is the reason of a
    supplementary run. ``remittances`` are in the order of the providers. ``as_at_of`` has the day that each run of the
    ledger was as at; ``earlier`` gives the remittances of one of them, by its number. ``warnings`` are what there is
    to say of reading it.
    ``to_persons`` is what persons are paid of it, in pence, and no provider. ``payer`` is the one whose lines alone
    are in it, and empty where it is paid whole. ``lines_of`` reads the lines of a run of the ledger, and ``scheme_of``
    has what its scheme was called, by its number.
    """

    source: Path
    scheme: str
    title: str
    period: Period
    as_at: date
    number: int | None
    head: str
    fingerprint: str
    why: str
    remittances: tuple[ProviderRemittance, ...]
    inputs: tuple[InputFile, ...]
    as_at_of: Mapping[int, date]
    read_lines: Callable[[], Iterator[PaidLine]]
    read_held: Callable[[], Iterator[HeldItem]]
    opened: Callable[[str], TextIO | None]
    warnings: tuple[Problem, ...] = ()
    earlier: Callable[[int], Mapping[str, ProviderRemittance]] = _no_earlier_run
    to_persons: int = 0
    payer: PayerName = ""
    lines_of: Callable[[int], Iterator[PaidLine]] = _no_lines
    scheme_of: Mapping[int, str] = field(default_factory=dict)

    def lines(self) -> Iterator[PaidLine]:
        """Its lines, provider by provider, as its ``lines.csv`` has them.

        Of a settlement these are all lines, also those that pay nothing; of a ledger's run those that move something.
        What persons are paid is no provider's, and not among them.
        """
        return (line for line in self.read_lines() if not line.kind.is_persons)

    def held(self) -> Iterator[HeldItem]:
        """What is held beside them: rows and lines; of a ledger's run every line that is not decided."""
        return self.read_held()

    def text_of(self, name: str) -> TextIO | None:
        """Another of its files, opened as text; None where it has none of this name."""
        return self.opened(name)

    @property
    def has_payers(self) -> bool:
        """Whether its scheme lists its payers, so that it may be paid by all together or by each."""
        text = self.text_of(PAYERS)
        if text is not None:
            text.close()
        return text is not None

    @property
    def referenced_as(self) -> str:
        """By what its invoices are told from those of others: its scheme, and the payer where it is one payer's."""
        return referenced_as(self.scheme, self.payer)

    def pays(self, line: PaidLine) -> bool:
        """Whether a line of the run is a provider's, and in what is paid: all are, or those of its payer."""
        return not line.kind.is_persons and (not self.payer or line.payer == self.payer)

    @property
    def is_of_ledger(self) -> bool:
        """Whether it is a run of a ledger."""
        return self.number is not None

    @property
    def payable(self) -> int:
        """What is paid of it to all providers, in pence."""
        return sum(one.payable for one in self.remittances)

    @property
    def entries(self) -> int:
        """What its lines come to, in pence."""
        return sum(one.entries for one in self.remittances)


def referenced_as(scheme: str, payer: PayerName) -> str:
    """By what the invoices of a scheme are told from those of others: its name, and the payer where one pays alone."""
    return f"{scheme}@{payer}" if payer else scheme
