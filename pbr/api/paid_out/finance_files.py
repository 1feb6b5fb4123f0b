"""Finance files: a run as the finance system takes it in, structured invoices, and what every file comes to."""

from collections.abc import Callable, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

from pbr.api.given.types_given import must_be, must_be_path, must_be_switches
from pbr.files.atomic import put_all_in_place
from pbr.files.publish_folder import any_of_ours, folder_built, only_the_same
from pbr.files.seal import seal
from pbr.files.utf8_writer import new_file
from pbr.finance.agreement import (
    refuse_unless_documents_agree,
    refuse_unless_file_agrees,
    refuse_unless_invoices_agree,
    refuse_unless_totals_agree,
)
from pbr.finance.control_totals import INVOICES, of_finance_file, of_invoice
from pbr.finance.council import refuse_unless_council_is_known
from pbr.finance.documents import Document, documents_of
from pbr.finance.file_rows import file_documents, payments_without_codes
from pbr.finance.finance_csv import FinanceFile, write_finance_file
from pbr.finance.finance_files import (
    FINANCE,
    MAPPING,
    SUMMARY,
    FinanceSummary,
    finance_json,
    invoice_file,
)
from pbr.finance.invoice import Invoice
from pbr.finance.load_mapping import load_mapping
from pbr.finance.made_invoices import made_invoice
from pbr.finance.mapping import OTHERWISE, FinanceMapping
from pbr.finance.suppliers import sellers, suppliers
from pbr.finance.ubl import ubl
from pbr.ledger.sent import PaidTo
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.input_file import InputFile
from pbr.records.papers.provider_directory import PROVIDERS_FILE, read_provider_directory
from pbr.remittance.control_totals import CONTROL_TOTALS, ControlTotal, of_remittances, of_several, write_control_totals
from pbr.remittance.known_as_sent import known_as_sent
from pbr.remittance.one_payer import of_payer
from pbr.remittance.paid_run import PaidRun
from pbr.remittance.read_paid_run import read_paid_run
from pbr.remittance.to_persons import warnings_of_persons
from pbr.values.dataclass import dataclass

InvoiceWritten = tuple[Document, Invoice, bytes]


@dataclass(frozen=True, slots=True)
class FinanceWanted:
    """What finance files are made from: a settlement or a ledger's run, a mapping and the providers.

    ``dated`` is the day on the file and the invoices; None is the day that the run is as at. ``payer`` is the one who
    pays providers what it bears, by itself; empty where they are paid whole.
    """

    source: str | Path
    mapping: str | Path
    providers: str | Path
    run: int | None = None
    dated: date | None = None
    invoices: bool = False
    show_values: bool = False
    payer: str = ""

    def __post_init__(self) -> None:
        """Refuse what is no path, number or day before anything is read."""
        must_be_path(self.source, "what is paid out", "the folder of a settlement or of a ledger")
        must_be_path(self.mapping, "a finance mapping", "the path of its file")
        must_be_path(self.providers, "the providers", "the path of providers.csv or its folder")
        must_be(self.run, int | None, "a run", "its number")
        must_be(self.dated, date | None, "dated", "a date")
        must_be(self.payer, str, "a payer", "its name in the scheme")
        must_be_switches({"invoices": self.invoices, "show_values": self.show_values})


@dataclass(frozen=True, slots=True)
class FinanceWritten:
    """What was written: what each file comes to, and what there is to warn of."""

    run: PaidRun
    totals: Sequence[ControlTotal]
    warnings: Sequence[Problem]


def write_finance_files(
    wanted: FinanceWanted, folder: str | Path, replace: bool = False, then: Callable[[], None] = lambda: None
) -> FinanceWritten:
    """Write the finance files of a run into a folder: all of them, once they agree to the penny, or nothing.

    Finance files of the same run, mapping and providers are written over in ``folder``, and with ``replace`` any.
    ``then`` is called as soon as everything is in its place. Raises ``ProblemsFound`` for a mapping or providers that
    are wrong, a payment without codes, a provider without a supplier number, and a place that is taken.
    """
    must_be(wanted, FinanceWanted, "what is wanted", "a FinanceWanted")
    must_be_path(folder, "the folder of finance files", "a path")
    must_be_switches({"replace": replace})
    place, providers = Path(folder), Path(wanted.providers)
    may_take = (any_of_ours if replace else only_the_same)(place, FINANCE)
    mapping = load_mapping(Path(wanted.mapping))
    run = read_paid_run(Path(wanted.source), wanted.run)
    run = of_payer(run, wanted.payer) if wanted.payer else run
    directory, warnings = read_provider_directory(providers, wanted.show_values)
    providers_file = _providers_file(providers)
    documents = [one for _, some in documents_of(run, mapping.credits) for one in some]
    refuse_unless_documents_agree(run, documents)
    _refuse_without_codes(mapping, documents)
    paid = suppliers(dict.fromkeys(one.of.provider_id for one in documents), directory, providers_file.name)
    dated = wanted.dated or run.as_at
    made = FinanceFile(mapping, run, dated, file_documents(mapping, documents), paid)
    refuse_unless_file_agrees(made)
    invoices = _invoices(made, documents, providers_file.name) if wanted.invoices else []
    totals = _totals(made, invoices)
    with folder_built(place, may_take) as built:
        with new_file(built.aside / mapping.file) as file:
            write_finance_file(made, file)
        for document, _, content in invoices:
            (built.aside / invoice_file(document.kind, document.reference)).write_bytes(content)
        with new_file(built.aside / CONTROL_TOTALS) as file:
            write_control_totals(totals, file, run.payer)
        (built.aside / MAPPING).write_bytes(mapping.content)
        with new_file(built.aside / SUMMARY) as file:
            file.write(finance_json(FinanceSummary(made, providers_file, totals)))
        seal(built.aside, SUMMARY)
        with known_as_sent(run, PaidTo.PROVIDERS):
            put_all_in_place([built], then)
    return FinanceWritten(run, totals, [*run.warnings, *warnings_of_persons(run), *warnings])


def _providers_file(path: Path) -> InputFile:
    path = path / PROVIDERS_FILE if path.is_dir() else path
    return InputFile(path.name, sha256(path.read_bytes()).hexdigest())


def _refuse_without_codes(mapping: FinanceMapping, documents: Sequence[Document]) -> None:
    lacking = payments_without_codes(mapping, (line for one in documents for line in one.lines))
    if lacking:
        message = f"these payments have no codes: {', '.join(lacking)}"
        how = f"write each under codes:, or {OTHERWISE}: for all that have none of their own"
        raise ProblemsFound([Problem("PBR935", message, Place(mapping.source.name), how)])


def _invoices(made: FinanceFile, documents: Sequence[Document], providers_file: str) -> list[InvoiceWritten]:
    """The structured invoices, written and read back. Raises ``ProblemsFound`` for what they would lack."""
    refuse_unless_council_is_known(made.mapping)
    by_id = sellers(made.providers, providers_file)
    written: list[InvoiceWritten] = []
    for one in documents:
        invoice = made_invoice(made.run, made.mapping, one, by_id[one.of.provider_id], made.dated)
        written.append((one, invoice, ubl(invoice)))
    refuse_unless_invoices_agree(made.run, written)
    return written


def _totals(made: FinanceFile, invoices: Sequence[InvoiceWritten]) -> list[ControlTotal]:
    """What each file comes to; those that pay the whole run pay the same."""
    whole = [of_remittances(made.run.remittances), of_finance_file(made)]
    each = [of_invoice(invoice, invoice_file(one.kind, one.reference)) for one, invoice, _ in invoices]
    if invoices:
        whole.append(of_several(INVOICES, each, made.run.remittances))
    refuse_unless_totals_agree(whole, made.run)
    return [*whole, *each]
