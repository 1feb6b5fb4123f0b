"""Remit: what is paid out of a settlement or a run of a ledger, told to each provider in a statement of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pbr.files.atomic import put_all_in_place
from pbr.files.publish_folder import any_of_ours, folder_built, only_the_same
from pbr.problems.problem import Problem
from pbr.records.provider_directory import read_provider_directory
from pbr.remittance.paid_run import PaidRun
from pbr.remittance.read_paid_run import read_paid_run
from pbr.remittance.statement_files import statements_in
from pbr.remittance.statement_index import Written
from pbr.remittance.statements import write_statements


@dataclass(frozen=True, slots=True)
class Remitted:
    """The statements that were written, of what, and what there is to warn of; ``only`` is the provider asked for."""

    run: PaidRun
    written: tuple[Written, ...]
    only: str
    warnings: tuple[Problem, ...]


def what_may_be_replaced(folder: Path, replace: bool) -> Callable[[Path], None]:
    """Give what decides, once statements are built, whether they may take the place of what is in a folder.

    Those are statements of the same run, or with ``replace`` any. Raises ``ProblemsFound`` at once where none may.
    """
    return (any_of_ours if replace else only_the_same)(folder, statements_in(folder))


def remit(
    source: Path,
    providers: Path,
    folder: Path,
    may_take: Callable[[Path], None],
    number: int | None = None,
    only: str = "",
    then: Callable[[], None] = lambda: None,
) -> Remitted:
    """Write the statement of each provider of a settlement's folder, or of a run of a ledger, all or none.

    ``providers`` is the directory of providers, or the folder it lies in; ``number`` the run, without it the last;
    ``only`` one provider. ``then`` is called as soon as all is in its place. Raises ``ProblemsFound`` where what is
    paid out is not as it was written, a provider has no details, or the sums do not agree.
    """
    run = read_paid_run(source, number)
    directory, warnings = read_provider_directory(providers)
    with folder_built(folder, may_take) as built:
        written = write_statements(run, directory, built.aside, only)
        put_all_in_place([built], then)
    return Remitted(run, written, only, (*run.warnings, *warnings))
