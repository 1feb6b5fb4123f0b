"""All statements of a run, written into a folder that is being built, and added up before it is published.

What the statements come to is what the run comes to, to the penny: read again from what was written.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, groupby
from pathlib import Path

from pbr.files.utf8_writer import new_file
from pbr.ledger.folder_names import LATER, NOT_EARNED
from pbr.ledger.invoice_reference import invoice_references
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.papers.provider_directory import ProviderDetails
from pbr.remittance.paid_line import HeldItem, HeldKind, PaidLine, read_paid_lines
from pbr.remittance.paid_run import PaidRun, ProviderRemittance
from pbr.remittance.reasons_csv import REASONS, read_reasons
from pbr.remittance.scheme_words import SchemeWords
from pbr.remittance.settlement_read import unguarded
from pbr.remittance.statement import Statement, StatementLines
from pbr.remittance.statement_csv import StatementCsv
from pbr.remittance.statement_index import Written, refuse_other_sums, write_index
from pbr.remittance.statement_line import Reasons, StatementLine, statement_line, statement_line_of_held
from pbr.remittance.statement_page import statement_page
from pbr.remittance.statements_progress import LinesGoneBy, StatementsProgress, nobody_waits
from pbr.remittance.words_json import NO_WORDS, WORDS, read_words
from pbr.settlement.line import LineKind
from pbr.values.dataclass import dataclass

NO_MONEY = ProviderRemittance("", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "")
"""What a provider is paid of which nothing but what waits is in a run."""


@dataclass(frozen=True, slots=True)
class StatementsWritten:
    """The statements that were written, and the providers of whom none was: nothing is paid, and nobody says who."""

    written: tuple[Written, ...]
    left_out: tuple[str, ...]


def write_statements(
    run: PaidRun,
    directory: Mapping[str, ProviderDetails],
    build: Path,
    only: str = "",
    tell: StatementsProgress = nobody_waits,
) -> StatementsWritten:
    """Write the statement of each provider of a run, or of one, with an index, and give what was written.

    ``tell`` is told how far they have come.

    A provider of whom nothing moves and that has no details is left out; what waits of it is told once it has.

    Raises ``ProblemsFound`` for providers that have no details, one that is not in the run, and sums that do not agree.
    """
    reasons, words = _reasons(run), _words(run)
    besides = _besides(run, reasons, words)
    remittances = _remittances(run, besides)
    if only and only not in remittances:
        raise ProblemsFound([_not_in_run(run, only)])
    wanted = {only: remittances[only]} if only else remittances
    nameless = [provider for provider in wanted if provider not in directory]
    left_out = tuple(one for one in nameless if not only and _nothing_moves(wanted[one]))
    if lacking := [provider for provider in nameless if provider not in left_out]:
        raise ProblemsFound([_no_details(run, provider) for provider in lacking])
    wanted = {provider: of for provider, of in wanted.items() if provider not in left_out}
    written: dict[str, Written] = {}
    gone_by = LinesGoneBy(tell, len(wanted))

    def write(provider: str, lines: Iterator[StatementLine]) -> None:
        statement = Statement(run, words, directory[provider], wanted[provider], StatementLines())
        written[provider] = _write(statement, chain(lines, besides.get(provider, ())), build)
        gone_by.one_done()

    of_providers = (line for line in gone_by.counted(run.lines()) if not _is_persons(line, words))
    for provider, lines in groupby(of_providers, key=lambda line: line.provider_id):
        if provider in wanted:
            write(provider, (statement_line(line, reasons) for line in lines))
    for provider in wanted:
        if provider not in written:
            write(provider, iter(()))
    in_order = tuple(written[provider] for provider in sorted(written))
    totals = refuse_other_sums(run, in_order, build, only)
    write_index(run, in_order, totals, build, only)
    return StatementsWritten(in_order, left_out)


def _nothing_moves(of: ProviderRemittance) -> bool:
    """Whether a provider is paid nothing, has nothing taken back, and carries nothing."""
    return not (of.invoices or of.credits or of.brought_forward)


def warnings_of_left_out(run: PaidRun, left_out: Iterable[str]) -> tuple[Problem, ...]:
    """That a provider is paid nothing and nobody says who it is, so that it has no statement."""
    return tuple(
        Problem(
            "PBR975",
            f"the provider {provider} is paid nothing of this and has no row in providers.csv: it has no statement",
            Place(str(run.source)),
            "add its row where it is to be told what waits or was not earned",
            severity="warning",
        )
        for provider in left_out
    )


def _write(statement: Statement, lines: Iterator[StatementLine], build: Path) -> Written:
    """Write a statement as a table and as a page."""
    with new_file(build / f"{statement.file_name}.csv") as file:
        table = StatementCsv(file)
        for line in lines:
            table.write(line)
            statement.told.add(line)
    with new_file(build / f"{statement.file_name}.html") as file:
        file.write(statement_page(statement))
    return Written(statement.details, statement.remittance, statement.told.lines)


def _is_persons(line: PaidLine, words: SchemeWords) -> bool:
    """Whether a line notes something of a person's money, which is no provider's to read."""
    return line.kind is LineKind.NOTE and line.payment in words.of_persons


def _besides(run: PaidRun, reasons: Reasons, words: SchemeWords) -> dict[str, list[StatementLine]]:
    """What is told of each provider besides the lines: what waits, and of a run of a ledger what is not earned or due.

    The lines of a settlement that is in no ledger are all there, so only what is not recorded is besides.
    """
    found: dict[str, list[StatementLine]] = {}
    seen: set[tuple[HeldKind, str, str]] = set()
    for one in run.held():
        of_line = one.kind in (HeldKind.LINE, HeldKind.ERROR)
        if not one.provider_id or not (run.is_of_ledger or one.kind is HeldKind.EXPECTED):
            continue
        if one.payment in words.of_persons:
            continue
        if of_line or _is_new(one, seen):
            found.setdefault(one.provider_id, []).append(statement_line_of_held(one, reasons))
    for line in _moving_nothing(run, NOT_EARNED, words):
        found.setdefault(line.provider_id, []).append(statement_line(line, reasons))
    # Of whom there is nothing but what falls due later there is nothing to state yet.
    of = {*found, *(one.provider_id for one in run.remittances)}
    for line in _moving_nothing(run, LATER, words):
        if line.provider_id in of:
            found.setdefault(line.provider_id, []).append(statement_line(line, reasons))
    return found


def _is_new(one: HeldItem, seen: set[tuple[HeldKind, str, str]]) -> bool:
    """Whether a row has not been told yet: it is listed once for each thing wrong with it."""
    key = (one.kind, one.table, one.record_id)
    if key in seen:
        return False
    seen.add(key)
    return True


def _moving_nothing(run: PaidRun, name: str, words: SchemeWords) -> Iterator[PaidLine]:
    """The lines of a file of a ledger's run that are no entries; none where it has no such file."""
    text = run.text_of(name) if run.is_of_ledger else None
    if text is not None:
        with text:
            for line in read_paid_lines(text, unguarded):
                if run.pays(line) and not _is_persons(line, words):
                    yield line


def _remittances(run: PaidRun, besides: Mapping[str, list[StatementLine]]) -> dict[str, ProviderRemittance]:
    """What each provider is paid, and those who are paid nothing and have something that waits."""
    found = {one.provider_id: one for one in run.remittances}
    references = invoice_references(run.referenced_as, run.number or 0, {*found, *besides})
    for provider in besides:
        if provider not in found:
            found[provider] = replace(NO_MONEY, provider_id=provider, invoice_reference=references[provider])
    return {provider: found[provider] for provider in sorted(found)}


def _reasons(run: PaidRun) -> Reasons:
    text = run.text_of(REASONS)
    if text is None:
        return {}
    with text:
        return read_reasons(text)


def _words(run: PaidRun) -> SchemeWords:
    text = run.text_of(WORDS)
    if text is None:
        return NO_WORDS
    with text:
        return read_words(text.read())


def _no_details(run: PaidRun, provider: str) -> Problem:
    return Problem(
        "PBR917",
        f"the provider {provider} is in what is paid out, and has no row in providers.csv",
        Place(str(run.source)),
        "add its row, with its name, to the file given with --providers; no statement was written",
    )


def _not_in_run(run: PaidRun, provider: str) -> Problem:
    return Problem(
        "PBR918",
        f"there is nothing of the provider {provider} in what is paid out",
        Place(str(run.source)),
        "give its id as the records have it; capitals count",
    )
