"""What a run must pass before it is settled: a ledger that was opened, its bounds or a sum, and its proposal."""

from pbr.api.ledger.run_files import RunWritten
from pbr.api.ledger.started_run import StartedRun
from pbr.ledger.bounds import bound_in_words, word_to_confirm
from pbr.ledger.manifest import SignOff
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.values.dataclass import dataclass
from pbr.values.money import plain_pounds, pounds


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What somebody says of a run to be settled: the exact sum of what it corrects and takes back, in pence, its
    proposal, and who prepared and approved it. It records that they said so, and proves nothing.
    """

    sum: int | None = None
    proposal: str = ""
    prepared_by: str = ""
    approved_by: str = ""

    def recorded(self, proposal: str) -> SignOff:
        """The same as the run keeps it."""
        return SignOff(self.prepared_by, self.approved_by, proposal, self.sum)


def check_first_run(started: StartedRun, written: RunWritten) -> None:
    """Raise ``ProblemsFound`` for a first run that would pay what fell due before it: it may have been paid."""
    if started.ledger.last is not None or not written.late:
        return
    first = started.prepared.period.first
    message = f"{pounds(written.late)} fell due before {first}, and this ledger has no run yet: it may have been paid"
    how = (
        "open the ledger first with what was settled elsewhere: pbr ledger open DIR SCHEME RECORDS --settled-to DATE; "
        "where nothing was, let the first period begin earlier"
    )
    raise ProblemsFound([Problem("PBR084", message, Place(str(started.ledger.folder)), how)])


def check_commit(started: StartedRun, written: RunWritten, said: Confirmed) -> None:
    """Raise ``ProblemsFound`` with everything that somebody has to say, or say otherwise, before it is settled."""
    place, settings = Place(str(started.ledger.folder)), started.ledger.settings
    problems: list[Problem] = []
    to_confirm = written.run_sums.to_confirm
    if written.exceeded and said.sum is None:
        how = f"look at it without --commit; if it is right, add {word_to_confirm(written.run_sums)}"
        problems += [Problem("PBR085", bound_in_words(one, settings.bounds), place, how) for one in written.exceeded]
    elif said.sum is not None and said.sum != to_confirm:
        message = (
            f"{pounds(said.sum)} is confirmed, and what is corrected or taken back, and what else takes a provider "
            f"below nil, comes to {pounds(to_confirm)}"
        )
        how = f"look at the run again without --commit; if it is right, say --confirm {plain_pounds(to_confirm)}"
        problems.append(Problem("PBR086", message, place, how))
    if said.proposal and said.proposal != written.proposal:
        message = "this run is not the one that was proposed: its lines are others"
        how = f"look at it again without --commit; it is now {written.proposal}"
        problems.append(Problem("PBR087", message, place, how))
    problems += _two_people(settings.two_people, said, place)
    if problems:
        raise ProblemsFound(problems)


def _two_people(wanted: bool, said: Confirmed, place: Place) -> list[Problem]:
    """What is wrong where a ledger wants two people, or where one name is given twice."""
    prepared, approved = said.prepared_by.strip().casefold(), said.approved_by.strip().casefold()
    if prepared and prepared == approved:
        how = "whoever approves a run is somebody else than who prepared it"
        return [Problem("PBR088", "one name is given twice, as who prepared and who approved", place, how)]
    if wanted and not (prepared and approved and said.proposal):
        message = "this ledger wants two people: the proposal of who prepared the run, and who approved it"
        how = "say --proposal HASH, --prepared-by NAME and --approved-by NAME"
        return [Problem("PBR088", message, place, how)]
    return []
