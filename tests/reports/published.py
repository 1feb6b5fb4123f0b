"""Results put in their place by the steps that the commands take."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pbr.reports.built import put_all_in_place
from pbr.reports.folder import SETTLEMENT, Kind, folder_built, only_the_same
from pbr.reports.page_file import page_built

Written = TypeVar("Written")


def publish(folder: Path, write: Callable[[Path], Written], kind: Kind = SETTLEMENT) -> Written:
    """Let ``write`` fill a folder built aside, then put it in the place of ``folder``; give back what it gave."""
    with folder_built(folder, only_the_same(folder, kind)) as built:
        written = write(built.aside)
        put_all_in_place([built], lambda: None)
    return written


def publish_page(file: Path, text: str) -> None:
    """Write the page aside and put it in its place."""
    with page_built(file, text) as built:
        put_all_in_place([built], lambda: None)
