"""What each provider is paid of a run as documents: an invoice, a credit note, or both, with the lines of each.

Credits are negative lines of one document, or they are apart. One document is an invoice where it comes to nil or more,
and a credit note where it comes to less; apart, every line below nil is in the credit note, and the invoice has the
others. What comes to nothing at all, without a line, is no document.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import groupby

from pbr.finance.invoice import DocumentKind
from pbr.remittance.paid_line import PaidLine
from pbr.remittance.paid_run import PaidRun, ProviderRemittance
from pbr.values.dataclass import dataclass

_MARK = {DocumentKind.INVOICE: "-", DocumentKind.CREDIT_NOTE: "C"}
"""What stands before the provider in the reference of a document; that of the run has a hyphen there."""


class Credits(Enum):
    """Where what is below nil stands: in the one document of a provider, or in a document of its own."""

    NEGATIVE = "negative"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Document:
    """An invoice or a credit note, with its lines as the run has them: a credit note's come to nil or less."""

    kind: DocumentKind
    reference: str
    of: ProviderRemittance
    lines: Sequence[PaidLine]

    @property
    def amount(self) -> int:
        """What it pays, in pence; a credit note pays less than nil."""
        return sum(line.amount for line in self.lines)


def documents_of(run: PaidRun, apart: Credits) -> Iterator[tuple[ProviderRemittance, list[Document]]]:
    """Give the documents of each provider of a run, in the order of the providers; of some there is none.

    Only lines that move money are in one.
    """
    moving = (line for line in run.lines() if line.amount)
    by_provider = {provider: list(lines) for provider, lines in groupby(sorted(moving, key=_provider), key=_provider)}
    for of in run.remittances:
        lines = by_provider.get(of.provider_id, [])
        yield of, [_document(kind, of, some) for kind, some in _divided(lines, apart) if some]


def _provider(line: PaidLine) -> str:
    return line.provider_id


def _divided(lines: Sequence[PaidLine], apart: Credits) -> Iterable[tuple[DocumentKind, Sequence[PaidLine]]]:
    if apart is Credits.APART:
        return (
            (DocumentKind.INVOICE, [line for line in lines if line.amount > 0]),
            (DocumentKind.CREDIT_NOTE, [line for line in lines if line.amount < 0]),
        )
    goes_back = sum(line.amount for line in lines) < 0
    return ((DocumentKind.CREDIT_NOTE if goes_back else DocumentKind.INVOICE, lines),)


def _document(kind: DocumentKind, of: ProviderRemittance, lines: Sequence[PaidLine]) -> Document:
    return Document(kind, reference_of(kind, of.invoice_reference), of, lines)


def reference_of(kind: DocumentKind, reference: str) -> str:
    """The reference of a document, of that of the run for its provider: ``WILEPZ-00008-P1``, ``WILEPZ-00008CP1``."""
    before, _, provider = reference.rpartition("-")
    return f"{before}{_MARK[kind]}{provider}"
