"""Publishing in one step, as the commands do it in two: build aside, then put in place."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pbr.files.atomic import put_all_in_place
from pbr.files.publish_file import page_built
from pbr.files.publish_folder import folder_built, only_the_same
from pbr.files.seal import seal
from pbr.reports.settlement_files import SETTLEMENT

Written = TypeVar("Written")


def publish(folder: Path, write: Callable[[Path], Written]) -> Written:
    """Let ``write`` fill the folder of a settlement, and put it in its place."""
    with folder_built(folder, only_the_same(folder, SETTLEMENT)) as built:
        written = write(built.aside)
        seal(built.aside, SETTLEMENT.summary)
        put_all_in_place([built])
    return written


def publish_page(file: Path, text: str) -> None:
    """Write a page and put it in its place."""
    with page_built(file, text) as built:
        put_all_in_place([built])
