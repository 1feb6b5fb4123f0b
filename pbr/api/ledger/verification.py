"""A ledger verified, and a run worked out again from what it kept."""

from hashlib import sha256
from pathlib import Path

from pbr import __version__
from pbr.api.given.types_given import must_be, must_be_path
from pbr.ledger.damage import does_not_add_up
from pbr.ledger.folder_names import LINES, name_of_run
from pbr.ledger.ledger import Ledger, RunRead
from pbr.ledger.manifest import RunKind
from pbr.ledger.verify import verify
from pbr.problems.problem import Place, Problem, ProblemsFound, errors_in
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found: nothing wrong, or ``problems``; ``again`` says how a run compares that was worked out again."""

    runs: tuple[RunRead, ...]
    problems: tuple[Problem, ...]
    again: str = ""


def verify_ledger(folder: Path, expect_head: str = "", recompute: int | None = None) -> Verified:
    """Check a whole ledger, and work one run out again where it is asked for."""
    must_be_path(folder, "the ledger", "the path of its folder")
    must_be(expect_head, str, "expect_head", "text")
    if recompute is not None:
        must_be(recompute, int, "recompute", "the number of a run")
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
    from pbr.api.ledger.kept_run import copy_before, kept_run
    from pbr.api.ledger.settling import Previewed, preview
    from pbr.api.ledger.started_run import RunAsked

    of = run.manifest
    if of.kind is RunKind.OPENING:
        raise ProblemsFound(
            [Problem("PBR091", "an opening is not worked out again", Place(str(ledger.folder)), "name a later run")]
        )
    for needed in ledger.runs:
        if needed.manifest.run in (of.run - 1, of.run):
            for used in needed.manifest.inputs:
                ledger.input_of(needed.manifest.run, used)
    lines = ledger.folder / name_of_run(of.run) / LINES
    with kept_run(ledger, run) as kept:
        before = copy_before(ledger, run, kept.aside / "ledger")
        asked = RunAsked(
            kept.scheme, kept.records, before, of.period, of.as_at, hold_errors=True, supplementary=of.why, kept=True
        )
        again = preview(asked, kept.aside / "again")
        same = isinstance(again, Previewed) and again.written.proposal == sha256(lines.read_bytes()).hexdigest()
    if same:
        return f"run {of.run} was worked out again: its lines are the same, byte for byte", []
    if of.made_by != f"pbr {__version__}":
        return f"run {of.run} was worked out again, and its lines differ: {of.made_by} settled it", []
    what = "worked out again from what it kept, its lines are others"
    return "", [does_not_add_up(lines, of.run, what)]
