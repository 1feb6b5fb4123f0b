"""What one of several payers pays providers by itself: a run with the lines of that payer alone, and its own balances.

The entries of all payers add up to those of the run, to the penny. Balances do not net across payers: what one of
them takes back of a provider is taken off what it pays itself, and not off what another pays. A row that could not be
read, or is not there, has no payer yet, so each payer is told of it; a note pays nothing, and is no payer's.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from pbr.ledger.entry import Change
from pbr.ledger.invoice_reference import invoice_references
from pbr.ledger.manifest import ChangeSum
from pbr.ledger.remittances import IN_NO_PAYABLE, Remittance, carried_after, remittances
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.remittance.paid_line import HeldItem, HeldKind, PaidLine
from pbr.remittance.paid_run import PaidRun, ProviderRemittance, referenced_as
from pbr.settlement.line import LineKind, Payer, PayerName


def of_payer(run: PaidRun, payer: PayerName) -> PaidRun:
    """The run as one payer pays it, with what that payer carries forward from the runs before.

    Raises ``ProblemsFound`` for a payer who has no line in the run, nor in one before it.
    """
    met: set[PayerName] = set()
    carried: dict[str, int] = {}
    for number in sorted(run.as_at_of):
        if run.number is not None and number < run.number:
            moved = _moved(_paid_by(run.lines_of(number), payer, met))
            carried = carried_after(remittances(carried, moved))
    lines = list(_paid_by(run.read_lines(), payer, met))
    if payer not in met:
        raise ProblemsFound([_nobody(run, payer, met)])
    made = _with_all_told(remittances(carried, _moved(lines)), () if run.is_of_ledger else lines)
    providers = {*(one.provider_id for one in run.remittances), *(one.provider_id for one in made)}
    references = _references(payer, run.number or 0, run.scheme, providers)
    return replace(
        run,
        payer=payer,
        fingerprint=sha256(f"{run.fingerprint}\n{payer}".encode()).hexdigest(),
        remittances=tuple(
            ProviderRemittance(**one._asdict(), invoice_reference=references[one.provider_id]) for one in made
        ),
        read_lines=lambda: iter(lines),
        read_held=lambda: _held_by(run, payer),
        earlier=lambda number: _earlier(run, payer, number),
        to_persons=sum(line.amount for line in lines if line.kind.is_persons and _is_paid(line)),
    )


def _paid_by(lines: Iterable[PaidLine], payer: PayerName, met: set[PayerName]) -> Iterator[PaidLine]:
    """The lines of one payer; whoever else is met with is noted."""
    for line in lines:
        met.add(line.payer)
        if line.payer == payer or line.kind is LineKind.ROW:
            yield line


def _with_all_told(made: list[Remittance], lines: Iterable[PaidLine]) -> list[Remittance]:
    """The same with a provider that has lines and is paid nothing: it is told so, as where it is paid whole."""
    told = {line.provider_id for line in lines if not line.kind.is_persons and line.provider_id}
    nothing = [ChangeSum(provider, Change.NEW, 0, 0, 0) for provider in told - {one.provider_id for one in made}]
    return sorted([*made, *remittances({}, nothing)])


def _held_by(run: PaidRun, payer: PayerName) -> Iterator[HeldItem]:
    """What is held of one payer, and every row, which has no payer yet.

    Raises ``ProblemsFound`` for a line that waits in a file which does not say who pays it.
    """
    for item in run.held():
        of_line = item.kind in (HeldKind.LINE, HeldKind.ERROR)
        if of_line and item.payer is None:
            message = "who pays what is not decided is not written in held.csv of this run, which is older"
            how = "write the statements of all payers together, without --payer; a later run says it"
            raise ProblemsFound([Problem("PBR972", message, Place(str(run.source)), how)])
        if not of_line or item.payer == payer:
            yield item


def _moved(lines: Iterable[PaidLine]) -> Iterator[ChangeSum]:
    """What each line brings its provider; of a settlement that is in no ledger all of it is new, or a limit's."""
    for line in lines:
        if line.amount and not line.kind.is_persons and _is_paid(line):
            change = line.change or (Change.LIMIT if line.kind.is_limit else Change.NEW)
            yield ChangeSum(line.provider_id, change, 1, line.amount, min(line.amount, 0))


def _is_paid(line: PaidLine) -> bool:
    return line.change not in IN_NO_PAYABLE


def _references(payer: PayerName, number: int, scheme: str, providers: Iterable[str]) -> Mapping[str, str]:
    """The references of a payer's own invoices: no other payer's, whatever the scheme is paid by."""
    return invoice_references(referenced_as(scheme, payer), number, providers)


def _earlier(run: PaidRun, payer: PayerName, number: int) -> Mapping[str, ProviderRemittance]:
    """The remittances of an earlier run under the references of this payer's invoices of it.

    Only what they are called and whether they were invoices is asked of them.
    """
    whole = run.earlier(number)
    references = _references(payer, number, run.scheme_of.get(number, run.scheme), whole)
    own: dict[str, int] = {}
    for line in _paid_by(run.lines_of(number), payer, set()):
        if not line.kind.is_persons and _is_paid(line):
            own[line.provider_id] = own.get(line.provider_id, 0) + line.amount
    return {
        provider: replace(one, invoice_reference=references[provider], entries=own[provider])
        for provider, one in whole.items()
        if provider in own
    }


def _nobody(run: PaidRun, payer: PayerName, met: Iterable[PayerName]) -> Problem:
    listed = ", ".join(sorted(one for one in met if one != Payer.NOBODY)) or "nobody"
    message = f"'{payer}' pays nothing of this, nor of what was settled before it"
    return Problem("PBR670", message, Place(str(run.source)), f"name one of those who pay: {listed}")
