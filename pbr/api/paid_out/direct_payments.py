"""Direct payments: what each person is paid of a settlement or a ledger's run, as a list to pay them by."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from pbr.api.given.types_given import must_be, must_be_path, must_be_switches
from pbr.files.atomic import put_all_in_place
from pbr.files.publish_folder import any_of_ours, folder_built, only_the_same
from pbr.ledger.sent import PaidTo
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.papers.names_given import read_names
from pbr.remittance.known_as_sent import known_as_sent
from pbr.remittance.one_payer import of_payer
from pbr.remittance.paid_run import PaidRun
from pbr.remittance.persons_files import DIRECT_PAYMENTS, write_persons
from pbr.remittance.persons_paid import PersonPaid, persons_paid
from pbr.remittance.persons_undecided import PersonUndecided, persons_undecided, undecided_in_words
from pbr.remittance.read_paid_run import read_paid_run
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class PersonsWanted:
    """What the list is made from: a settlement or a ledger's run, and what persons are called where that is given.

    ``names`` is a file of ``id,name``. ``payer`` is the one of several who pays by itself.
    """

    source: str | Path
    run: int | None = None
    payer: str = ""
    names: str | Path | None = None

    def __post_init__(self) -> None:
        """Refuse what is no path, number or name before anything is read."""
        must_be_path(self.source, "what is paid out", "the folder of a settlement or of a ledger")
        must_be(self.run, int | None, "a run", "its number")
        must_be(self.payer, str, "a payer", "its name in the scheme")
        must_be(self.names, str | Path | None, "the names", "the path of a file of names")


@dataclass(frozen=True, slots=True)
class PersonsListed:
    """The list that was written: of what, what each person is paid and asked back, and what is not decided."""

    run: PaidRun
    persons: tuple[PersonPaid, ...]
    undecided: tuple[PersonUndecided, ...] = ()

    @property
    def undecided_in_words(self) -> str:
        """How many lines of how many persons are not decided, and how many rows pay nobody knows whom."""
        return undecided_in_words(self.undecided)

    @property
    def to_pay(self) -> int:
        """What is paid to all of them, in pence."""
        return sum(one.to_pay for one in self.persons)

    @property
    def to_ask(self) -> int:
        """What is asked back of all of them beyond what they are paid, in pence."""
        return sum(one.to_ask for one in self.persons)


def list_direct_payments(
    wanted: PersonsWanted, folder: str | Path, replace: bool = False, then: Callable[[], None] = lambda: None
) -> PersonsListed:
    """Write what persons are paid into a folder: a list to pay them by, whose money waits, and what they are of.

    A list of the same run is written over, and with ``replace`` any. ``then`` is called as soon as all is in its place.
    Raises ``ProblemsFound``, which names no person, where nobody is paid, a name is lacking, sums do not agree, or
    lists of the ledger were written the other way: all payers together, or each by itself.
    """
    must_be(wanted, PersonsWanted, "what is wanted", "a PersonsWanted")
    must_be_path(folder, "the folder of the list", "a path")
    must_be_switches({"replace": replace})
    place = Path(folder)
    may_take = (any_of_ours if replace else only_the_same)(place, DIRECT_PAYMENTS)
    names = {} if wanted.names is None else read_names(Path(wanted.names))
    run = read_paid_run(Path(wanted.source), wanted.run)
    run = of_payer(run, wanted.payer) if wanted.payer else run
    persons, undecided = persons_paid(run), persons_undecided(run)
    _refuse_nobody(run, persons, undecided)
    _refuse_lacking(persons, names, wanted)
    with folder_built(place, may_take) as built:
        write_persons(run, persons, undecided, {} if wanted.names is None else names, built.aside)
        with known_as_sent(run, PaidTo.PERSONS):
            put_all_in_place([built], then)
    return PersonsListed(run, persons, undecided)


def _refuse_nobody(run: PaidRun, persons: Sequence[PersonPaid], undecided: Sequence[PersonUndecided]) -> None:
    """Raise ``ProblemsFound`` where nobody is paid, with what waits."""
    if persons:
        return
    message = "no person is paid anything of this, nor asked anything back"
    lines = sum(bool(one.payment) for one in undecided)
    if lines:
        many = "1 line that would pay a person is" if lines == 1 else f"{lines:,} lines that would pay persons are"
        message += f"; {many} not decided"
    how = "name another run with --run" if run.is_of_ledger else "providers are paid by pbr remit and pbr finance"
    if lines:
        how = f"{'held.csv of the run' if run.is_of_ledger else 'lines.csv of the settlement'} says why; {how}"
    raise ProblemsFound([Problem("PBR978", message, Place(str(run.source)), how)])


def _refuse_lacking(persons: Sequence[PersonPaid], names: Mapping[str, str], wanted: PersonsWanted) -> None:
    """Raise ``ProblemsFound`` where some who are paid have no name in the file that is given."""
    lacking = sum(one.person_id not in names for one in persons)
    if wanted.names is not None and lacking:
        message = f"{lacking:,} of {len(persons):,} persons who are paid have no row in the names file"
        how = "write the list without --names, and add those of its person_id that the file has not"
        raise ProblemsFound([Problem("PBR976", message, Place(Path(wanted.names).name), how)])
