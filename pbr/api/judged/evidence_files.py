"""Evidence as text for people, as JSON for programs, and as a folder of files that appears whole or not at all."""

from collections.abc import Callable
from pathlib import Path

from pbr.api.judged.evidence import EvidenceFound
from pbr.api.settling.results_published import FolderWanted, publish_results
from pbr.files.publish_folder import any_of_ours, only_the_same
from pbr.reports.evidence.evidence_files import EVIDENCE, write_evidence
from pbr.reports.evidence.evidence_json import evidence_json
from pbr.reports.evidence.evidence_text import evidence_text
from pbr.reports.plain_text_table import plain_text


def as_table(found: EvidenceFound) -> str:
    """Give what was found as text for people."""
    return plain_text(evidence_text(found.scheme, found.period, found.as_at, found.results, found.money, found.sample))


def as_json(found: EvidenceFound) -> str:
    """Give what ``evidence.json`` has, every result and line in it."""
    return evidence_json(
        found.scheme, (found.period, found.as_at), found.results, found.money, found.sample,
        (found.warnings, found.inputs),
    )  # fmt: skip


def what_may_be_replaced(folder: Path, replace: bool) -> Callable[[Path], None]:
    """Give what decides, once all is built, whether it may take the place of what is in a folder.

    That is evidence of the same, or with ``replace`` any. Raises ``ProblemsFound`` at once where none may.
    """
    return (any_of_ours if replace else only_the_same)(folder, EVIDENCE)


def publish_evidence(found: EvidenceFound, folder: FolderWanted, then: Callable[[], None] = lambda: None) -> None:
    """Write the files of evidence into a folder: all of them, or nothing."""
    publish_results(
        folder,
        lambda build: write_evidence(
            build, found.results, found.money, found.sample, found.held_rows, as_json(found)
        ),
        None, str, then,
    )  # fmt: skip
