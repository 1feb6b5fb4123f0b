"""``pbr page build``: put the page into a folder, out of what was fetched, each file of it by its hash."""

from pathlib import Path
from typing import Annotated

import typer


def build(
    folder: Annotated[Path, typer.Argument(help="The folder to write: new, empty, or an earlier page.")] = Path(
        "pbr-page"
    ),
    pyodide: Annotated[
        Path, typer.Option(metavar="FOLDER", help="The npm package pyodide, unpacked, in the version that is pinned.")
    ] = Path("package"),
    wheels: Annotated[
        Path, typer.Option(metavar="FOLDER", help="The wheels that pbr page pinned lists, as pip download puts them.")
    ] = Path("wheels"),
    replace: Annotated[
        bool, typer.Option("--replace", help="Take the place of an earlier page even where it was changed.")
    ] = False,
) -> None:
    """Put the page into a folder: static files that any web server can give, and that need no other.

    What it is made of is fetched first, on a machine that may; docs/page.md has the two commands. Nothing is taken
    that has another hash than the one it is pinned by.

    Ends with 0 when built, 1 when there are problems and nothing was written, and 2 when it could not run.
    """
    # imported late: pbr --help stays quick
    from pbr.api.described.page import build_page
    from pbr.cli.files_written import in_place
    from pbr.cli.overwrite_check import clear_left_over_files
    from pbr.cli.printing import print_text, whatever_the_printing

    done = f"the page is in {folder}"
    clear_left_over_files(folder)
    built = build_page(folder, pyodide, wheels, replace, in_place(done))
    with whatever_the_printing(done):
        size = f"{built.size / 1_000_000:.1f} MB"
        print_text(
            f"Built the page in {folder}: {built.files} files, {size}. Open it with: pbr page --folder {folder}\n"
        )
