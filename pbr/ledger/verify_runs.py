"""Whether each run may follow the one before it: its period, its day, its scheme, and the settings of the ledger."""

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from itertools import pairwise

from pbr.ledger.damage import does_not_add_up
from pbr.ledger.folder_names import OPENING_RUN, SCHEME, name_of_run
from pbr.ledger.ledger import Ledger
from pbr.ledger.manifest import Manifest, RunKind
from pbr.ledger.manifest_json import MANIFEST
from pbr.problems.problem import Problem


def runs_that_do_not_follow(ledger: Ledger) -> Iterator[Problem]:
    """What is wrong with the order of the runs of a ledger, whose files are all as they were written.

    Raises ``ProblemsFound`` where a run has no scheme.
    """
    manifests = [run.manifest for run in ledger.runs]
    for one in manifests:
        found = list(_wrong_in(one))
        if sha256(ledger.file_of(one.run, SCHEME)).hexdigest() != one.scheme.sha256:
            found.append("its scheme is not the one that it names by its hash")
        yield from (_said(ledger, one, what) for what in found)
    for before, one in pairwise(manifests):
        found = list(_wrong_after(before, one))
        if one.scheme.name != before.scheme.name and before.scheme.name != _formerly(ledger.file_of(one.run, SCHEME)):
            found.append("it is of another scheme than the run before, and does not say that this one was called so")
        yield from (_said(ledger, one, what) for what in found)


def _said(ledger: Ledger, of: Manifest, what: str) -> Problem:
    return does_not_add_up(ledger.folder / name_of_run(of.run) / MANIFEST, of.run, what)


def _wrong_in(of: Manifest) -> Iterator[str]:
    """What is wrong with a run by itself."""
    if (of.kind is RunKind.OPENING) != (of.run == OPENING_RUN):
        yield "an opening is run 0, and run 0 an opening"
    if of.as_at < of.period.last:
        yield "it is as at a day before the last of its period"
    if bool(of.why) != (of.kind is RunKind.SUPPLEMENTARY):
        yield "a supplementary run says why it is one, and no other does"


def _wrong_after(before: Manifest, of: Manifest) -> Iterator[str]:
    """What is wrong with a run beside the one before it."""
    if of.kind is RunKind.SUPPLEMENTARY and of.period != before.period:
        yield "it is supplementary, and its period is not that of the run before"
    if of.kind is RunKind.SETTLEMENT and of.period.first != before.period.last + timedelta(days=1):
        yield "its period does not begin the day after that of the run before"
    if of.as_at < before.as_at:
        yield "it is as at a day before that of the run before"
    if of.scheme.runs.first != before.scheme.runs.first or of.scheme.runs.last < before.scheme.runs.last:
        yield "the run of its scheme was moved or cut short"
    if of.settings != before.settings:
        yield "it has other settings than the run before"


def _formerly(scheme: bytes) -> str:
    """What a scheme says that it was called; nothing where it says nothing."""
    # imported late: a scheme is seldom renamed
    from pbr.source.text_file import decode
    from pbr.source.yaml_nodes import Scalar
    from pbr.source.yaml_tree import parse_yaml

    said = parse_yaml(decode(scheme, SCHEME), SCHEME).get("formerly")
    return said.text if isinstance(said, Scalar) else ""
