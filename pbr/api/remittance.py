"""Remit: what is paid out of a settlement or a run of a ledger, told to each provider in a statement of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pbr.api.types_given import must_be, must_be_path, must_be_switches
from pbr.files.atomic import put_all_in_place
from pbr.files.publish_folder import any_of_ours, folder_built, only_the_same
from pbr.problems.problem import Problem
from pbr.records.provider_directory import read_provider_directory
from pbr.remittance.paid_run import PaidRun
from pbr.remittance.read_paid_run import read_paid_run
from pbr.remittance.statement_files import statements_in
from pbr.remittance.statement_index import Written
from pbr.remittance.statements import write_statements
from pbr.remittance.to_persons import warnings_of_persons


@dataclass(frozen=True, slots=True)
class Remitted:
    """The statements that were written, of what, and what there is to warn of; ``only`` is the provider asked for."""

    run: PaidRun
    written: tuple[Written, ...]
    only: str
    warnings: tuple[Problem, ...]


def remit(
    source: str | Path,
    providers: str | Path,
    folder: str | Path,
    run: int | None = None,
    provider: str = "",
    replace: bool = False,
    then: Callable[[], None] = lambda: None,
) -> Remitted:
    """Write the statement of each provider of a settlement's folder, or of a run of a ledger, all or none.

    ``providers`` is ``providers.csv``, or the folder it lies in; ``run`` the number of a ledger's run, without it the
    last; ``provider`` the one whose statement alone is written. Statements of the same run are written over in
    ``folder``, and with ``replace`` any statements. ``then`` is called as soon as all is in its place. Raises
    ``ProblemsFound`` where what is paid out is not as it was written, a provider has no details, the sums do not agree,
    or something else is in the folder.
    """
    must_be_path(source, "what is paid out", "the folder of a settlement or of a ledger")
    must_be_path(providers, "the providers", "the path of providers.csv or its folder")
    must_be_path(folder, "the folder of statements", "a path")
    must_be(run, int | None, "a run", "its number")
    must_be(provider, str, "a provider", "its id, as text")
    must_be_switches({"replace": replace})
    place = Path(folder)
    may_take = (any_of_ours if replace else only_the_same)(place, statements_in(place))
    paid = read_paid_run(Path(source), run)
    directory, warnings = read_provider_directory(Path(providers))
    with folder_built(place, may_take) as built:
        written = write_statements(paid, directory, built.aside, provider)
        put_all_in_place([built], then)
    return Remitted(paid, written, provider, (*paid.warnings, *warnings_of_persons(paid), *warnings))
