"""What was judged as text, as a folder of files and as a page; the files appear together or not at all."""

from collections.abc import Callable
from pathlib import Path

from pbr.api.judged.judging import Judgement
from pbr.api.settling.results_published import FolderWanted, publish_results
from pbr.files.publish_folder import any_of_ours, only_the_same
from pbr.reports.judging.league_files import JUDGEMENT, write_league
from pbr.reports.judging.league_json import league_json
from pbr.reports.judging.league_text import league_text
from pbr.reports.plain_text_table import plain_text


def as_table(found: Judgement) -> str:
    """Give what was judged as text for people."""
    return plain_text(league_text(found.scheme, found.as_at, found.league, found.money))


def as_json(found: Judgement) -> str:
    """Give what ``judged.json`` has."""
    return league_json(
        found.scheme, found.as_at, found.league, found.warnings, found.inputs, found.held_rows, found.money
    )  # fmt: skip


def what_may_be_replaced(folder: Path, replace: bool) -> Callable[[Path], None]:
    """Give what decides, once all is built, whether it may take the place of what is in a folder.

    That is a judgement of the same, or with ``replace`` any. Raises ``ProblemsFound`` at once where none may.
    """
    return (any_of_ours if replace else only_the_same)(folder, JUDGEMENT)


def publish_judgement(
    found: Judgement, folder: FolderWanted | None, page: Path | None, then: Callable[[], None] = lambda: None
) -> None:
    """Write the files of a judgement into a folder, and its page: everything that was asked for, or nothing."""
    publish_results(
        folder, lambda build: write_league(build, found.league, found.held_rows, found.money, as_json(found)), page,
        lambda: _page(found), then,
    )  # fmt: skip


def _page(found: Judgement) -> str:
    # imported late: what has no page loads no template
    from pbr.reports.judging.league_page import league_page

    return league_page(found.scheme, found.as_at, found.league, found.warnings, found.inputs, found.money)
