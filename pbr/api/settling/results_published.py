"""Results published: a folder of files and a page, together or not at all."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from pbr.files.atomic import Built, put_all_in_place
from pbr.files.publish_file import page_built
from pbr.files.publish_folder import folder_built
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class FolderWanted:
    """A folder of files; ``may_take`` raises ``ProblemsFound`` unless they may take the place of what is in it."""

    folder: Path
    may_take: Callable[[Path], None]


def publish_results(
    folder: FolderWanted | None,
    write_into: Callable[[Path], None],
    page: Path | None,
    page_text: Callable[[], str],
    then: Callable[[], None] = lambda: None,
) -> None:
    """Write the files into the folder, and the page into its file: everything that was asked for, or nothing.

    ``then`` is called as soon as everything is in its place.
    """
    with ExitStack() as asides:
        built: list[Built] = []
        if folder:
            built.append(asides.enter_context(folder_built(folder.folder, folder.may_take)))
            write_into(built[0].aside)
        if page:
            built.append(asides.enter_context(page_built(page, page_text())))
        if built:
            put_all_in_place(built, then)
