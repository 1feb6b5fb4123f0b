"""Whether everything that is written of a run comes to the same, to the penny, before any of it is published."""

from collections.abc import Iterable, Mapping, Sequence
from xml.etree import ElementTree as Xml

from pbr.finance.documents import Document
from pbr.finance.finance_csv import FinanceFile
from pbr.finance.invoice import Invoice
from pbr.finance.mapping import Balances
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.remittance.control_totals import ControlTotal
from pbr.remittance.paid_run import PaidRun
from pbr.values.money import money_in_cell, pounds

_CBC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}"
_CAC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2}"


def refuse_unless_documents_agree(run: PaidRun, documents: Sequence[Document]) -> None:
    """Raise ``ProblemsFound`` unless the lines of each provider come to its entries, and its balance adds up.

    That is asked of the documents, and of the run's lines: none may be of a provider that the run does not pay.
    """
    sums: dict[str, int] = {}
    for one in documents:
        sums[one.of.provider_id] = sums.get(one.of.provider_id, 0) + one.amount
    of_lines: dict[str, int] = {}
    for line in run.lines():
        of_lines[line.provider_id] = of_lines.get(line.provider_id, 0) + line.amount
    expected = {of.provider_id: of.entries for of in run.remittances}
    wrong = _unlike("the lines", of_lines, expected) or _unlike("the documents", sums, expected)
    wrong += [
        f"{of.provider_id} does not carry forward what is not paid"
        for of in run.remittances
        if of.brought_forward + of.entries != of.payable + of.carried_forward
    ]
    _refuse(wrong, run)


def refuse_unless_file_agrees(made: FinanceFile) -> None:
    """Raise ``ProblemsFound`` unless the finance file pays each provider what is payable.

    Where the finance system keeps the balances, it is what the run brought.
    """
    sums: dict[str, int] = {}
    for one in made.documents:
        provider = one.document.of.provider_id
        sums[provider] = sums.get(provider, 0) + one.amount
    kept = made.mapping.balances is Balances.LEFT_TO_FINANCE
    expected = {of.provider_id: of.entries if kept else of.payable for of in made.run.remittances}
    _refuse(_unlike("the finance file", sums, expected), made.run)


def refuse_unless_invoices_agree(run: PaidRun, written: Iterable[tuple[Document, Invoice, bytes]]) -> None:
    """Raise ``ProblemsFound`` unless the invoices as they are written come to what the run brought each provider."""
    sums: dict[str, int] = {}
    for document, invoice, content in written:
        root = Xml.fromstring(content)
        payable = root.findtext(f"{_CAC}LegalMonetaryTotal/{_CBC}PayableAmount") or ""
        lines = [text.text or "" for text in root.iter(f"{_CBC}LineExtensionAmount")]
        said = [money_in_cell(text) or 0 for text in (payable, *lines)]
        provider = document.of.provider_id
        sums[provider] = sums.get(provider, 0) + invoice.kind.sign * said[0]
        # The first sum of lines is that of the document, and the others are its lines.
        _refuse([] if said[1] == said[0] == sum(said[2:]) else [f"{invoice.reference} does not add up"], run)
    _refuse(_unlike("the invoices", sums, {of.provider_id: of.entries for of in run.remittances}), run)


def refuse_unless_totals_agree(totals: Sequence[ControlTotal], run: PaidRun) -> None:
    """Raise ``ProblemsFound`` unless files that pay the whole run pay the same."""
    unlike = {one.payable for one in totals} != {run.payable}
    _refuse(["the control totals are not what the run pays"] if unlike else [], run)


def _unlike(what: str, sums: Mapping[str, int], expected: Mapping[str, int]) -> list[str]:
    pairs = {one: (sums.get(one, 0), expected.get(one, 0)) for one in sorted({*sums, *expected})}
    return [
        f"{provider}: {pounds(come_to)} in {what}, and {pounds(has)} in the run"
        for provider, (come_to, has) in pairs.items()
        if come_to != has
    ]


def _refuse(wrong: Sequence[str], run: PaidRun) -> None:
    if wrong:
        how = "nothing was written; send the people who keep pbr this message"
        raise ProblemsFound([Problem("PBR939", one, Place(str(run.source)), how) for one in wrong])
