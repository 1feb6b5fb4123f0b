"""Remit: what is paid out of a settlement or a run of a ledger, told to each provider in a statement of its own."""

from collections.abc import Callable
from pathlib import Path

from pbr.api.given.types_given import must_be, must_be_path, must_be_switches
from pbr.files.atomic import put_all_in_place
from pbr.files.publish_folder import any_of_ours, folder_built, only_the_same
from pbr.problems.problem import Problem
from pbr.records.papers.provider_directory import read_provider_directory
from pbr.remittance.one_payer import of_payer
from pbr.remittance.paid_run import PaidRun
from pbr.remittance.read_paid_run import read_paid_run
from pbr.remittance.statement_files import statements_in
from pbr.remittance.statement_index import Written
from pbr.remittance.statements import warnings_of_left_out, write_statements
from pbr.remittance.statements_progress import StatementsProgress, nobody_waits
from pbr.remittance.to_persons import warnings_of_persons
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Remitted:
    """The statements that were written, of what, and what there is to warn of; ``only`` is the provider asked for.

    ``run`` is as one payer pays it where one was asked for.
    """

    run: PaidRun
    written: tuple[Written, ...]
    only: str
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class StatementsWanted:
    """What statements are made from: a settlement or a ledger's run, and who the providers are.

    ``providers`` is ``providers.csv``, or the folder it lies in; ``run`` the number of a ledger's run, without it the
    last; ``provider`` the one whose statement alone is written. ``payer`` is the one of several who pays providers what
    it bears by itself; empty where they are told of all that is paid.
    """

    source: str | Path
    providers: str | Path
    run: int | None = None
    provider: str = ""
    payer: str = ""

    def __post_init__(self) -> None:
        """Refuse what is no path, number or name before anything is read."""
        must_be_path(self.source, "what is paid out", "the folder of a settlement or of a ledger")
        must_be_path(self.providers, "the providers", "the path of providers.csv or its folder")
        must_be(self.run, int | None, "a run", "its number")
        must_be(self.provider, str, "a provider", "its id, as text")
        must_be(self.payer, str, "a payer", "its name in the scheme")


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
    last; ``provider`` the one whose statement alone is written. The rest is as ``remit_wanted`` has it.
    """
    return remit_wanted(StatementsWanted(source, providers, run, provider), folder, replace, then)


def remit_wanted(
    wanted: StatementsWanted,
    folder: str | Path,
    replace: bool = False,
    then: Callable[[], None] = lambda: None,
    tell: StatementsProgress = nobody_waits,
) -> Remitted:
    """Write the statements that are wanted into a folder, all or none.

    Statements of the same run are written over in ``folder``, and with ``replace`` any statements. ``then`` is called
    as soon as all is in its place, and ``tell`` as lines go by. Raises ``ProblemsFound`` where what is paid out is not
    as it was written, a provider has no details, the payer pays nothing, the sums do not agree, or something else is in
    the folder.
    """
    must_be(wanted, StatementsWanted, "what is wanted", "a StatementsWanted")
    must_be_path(folder, "the folder of statements", "a path")
    must_be_switches({"replace": replace})
    place = Path(folder)
    may_take = (any_of_ours if replace else only_the_same)(place, statements_in(place))
    paid = read_paid_run(Path(wanted.source), wanted.run)
    paid = of_payer(paid, wanted.payer) if wanted.payer else paid
    directory, warnings = read_provider_directory(Path(wanted.providers))
    with folder_built(place, may_take) as built:
        done = write_statements(paid, directory, built.aside, wanted.provider, tell)
        put_all_in_place([built], then)
    warned = (*paid.warnings, *warnings_of_persons(paid), *warnings_of_left_out(paid, done.left_out), *warnings)
    return Remitted(paid, done.written, wanted.provider, warned)
