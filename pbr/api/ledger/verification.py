"""A ledger verified, and a run worked out again from what it kept."""

import shutil
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pbr import __version__
from pbr.ledger.damage import does_not_add_up
from pbr.ledger.folder_names import LINES, SCHEME, name_of_run
from pbr.ledger.ledger import Ledger, RunRead
from pbr.ledger.manifest import RunKind
from pbr.ledger.verify import verify
from pbr.problems.problem import Place, Problem, ProblemsFound, errors_in
from pbr.records.notice import NOTICES_FILE


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found: nothing wrong, or ``problems``; ``again`` says how a run compares that was worked out again."""

    runs: tuple[RunRead, ...]
    problems: tuple[Problem, ...]
    again: str = ""


def verify_ledger(folder: Path, expect_head: str = "", recompute: int | None = None) -> Verified:
    """Check a whole ledger, and work one run out again where it is asked for."""
    problems = tuple(verify(folder, expect_head))
    if errors_in(list(problems)):
        return Verified((), problems)
    ledger = Ledger.open(folder)
    if recompute is None:
        return Verified(ledger.runs, problems)
    said, wrong = _worked_out_again(ledger, ledger.run(recompute))
    return Verified(ledger.runs, (*problems, *wrong), said)


def verified_in_words(found: Verified) -> str:
    """What was checked."""
    entries = sum(run.manifest.entries for run in found.runs)
    many = "1 run" if len(found.runs) == 1 else f"{len(found.runs):,} runs"
    lines = [f"{many} and {entries:,} entries are as they were written, and add up", found.again]
    return "\n".join([*filter(None, lines), f"Head: {found.runs[-1].head}"]) + "\n"


def _worked_out_again(ledger: Ledger, run: RunRead) -> tuple[str, list[Problem]]:
    """Work a run out against the runs before it, from the inputs it kept, and compare its lines."""
    # imported late: whoever only verifies has no need of the engine
    from pbr.api.ledger.settling import Looked, look
    from pbr.api.ledger.started_run import RunAsked
    from pbr.records.adjustments_file import ADJUSTMENTS_FILE

    of = run.manifest
    if of.kind is RunKind.OPENING:
        raise ProblemsFound(
            [Problem("PBR091", "an opening is not worked out again", Place(str(ledger.folder)), "name a later run")]
        )
    kept = ledger.folder / name_of_run(of.run)
    with tempfile.TemporaryDirectory(prefix="pbr-run-") as name:
        aside = Path(name)
        (aside / "records").mkdir()
        for used in of.inputs:
            shutil.copyfile(ledger.input_of(of.run, used), aside / "records" / used.name)
        for file in (NOTICES_FILE, ADJUSTMENTS_FILE):
            shutil.copyfile(kept / file, aside / "records" / file)
        shutil.copyfile(kept / SCHEME, aside / SCHEME)
        before = [one for one in ledger.runs if one.manifest.run < of.run]
        _copy_of(ledger, before, aside / "ledger")
        asked = RunAsked(
            aside / SCHEME, aside / "records", aside / "ledger", of.period, of.as_at, hold_errors=True,
            supplementary=of.why,
        )  # fmt: skip
        again = look(asked, aside / "again")
        same = isinstance(again, Looked) and again.written.proposal == sha256((kept / LINES).read_bytes()).hexdigest()
    if same:
        return f"run {of.run} was worked out again: its lines are the same, byte for byte", []
    if of.made_by != f"pbr {__version__}":
        return f"run {of.run} was worked out again, and its lines differ: {of.made_by} settled it", []
    what = "worked out again from what it kept, its lines are others"
    return "", [does_not_add_up(kept / LINES, of.run, what)]


def _copy_of(ledger: Ledger, runs: list[RunRead], place: Path) -> None:
    """The ledger as it was after some of its runs."""
    place.mkdir()
    for run in runs:
        shutil.copytree(ledger.folder / name_of_run(run.manifest.run), place / name_of_run(run.manifest.run))
    shutil.copytree(ledger.folder / "inputs", place / "inputs")
