"""What is printed of evidence, and whether its files may go where they are to go."""

from pathlib import Path

from pbr.api.judged.evidence import EvidenceFound
from pbr.api.judged.evidence_files import as_json, as_table, publish_evidence, what_may_be_replaced
from pbr.api.settling.results_published import FolderWanted
from pbr.cli.files_written import in_place
from pbr.cli.formats import CheckFormat
from pbr.cli.overwrite_check import may_take_place
from pbr.cli.printing import note, print_text, whatever_the_printing, whoever_stops_it
from pbr.cli.terminal_text import for_the_window
from pbr.problems.problem_formats import all_as_text


def where_it_goes(out: Path | None, replace: bool) -> FolderWanted | None:
    """Read the options that say where files go; None where none are asked for. Raises where they may not go there."""
    may_take = may_take_place(out, what_may_be_replaced, replace)
    return FolderWanted(out, may_take) if out and may_take else None


def publish_and_show(found: EvidenceFound, printed: CheckFormat, folder: FolderWanted | None) -> None:
    """Write the files that are asked for, and print. What is written stays there, whatever becomes of the printing."""
    done = f"the evidence is in {folder.folder}" if folder else ""
    if folder:
        publish_evidence(found, folder, in_place(done))
    if printed is CheckFormat.TABLE and found.warnings:
        # The JSON has them in itself.
        note(all_as_text(found.warnings))
    text = as_json(found) if printed is CheckFormat.JSON else for_the_window(as_table(found))
    if not folder:
        print_text(text)
        return
    with whoever_stops_it(done), whatever_the_printing(done):
        print_text(text)
