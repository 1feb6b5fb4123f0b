"""``pbr page``: serve the calculator as a page, to this machine alone; and its commands, each in a file of its own."""

from pathlib import Path
from typing import Annotated

import typer

from pbr.cli.commands.page.build import build
from pbr.cli.commands.page.pinned import pinned

FOLDER = Path("pbr-page")
"""Where a page is built and served from, unless another folder is named."""

page = typer.Typer(
    help="The calculator as a page in the browser: nothing installed, nothing leaves the machine.",
    rich_markup_mode=None,
    invoke_without_command=True,
)
page.command()(build)
page.command()(pinned)


@page.callback()
def serve(
    context: typer.Context,
    folder: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the page was built.")] = FOLDER,
    port: Annotated[
        int, typer.Option(min=0, max=65_535, metavar="N", show_default="any that is free", help="Serve at this port.")
    ] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Serve it, and open no browser.")] = False,
) -> None:
    """Serve the page to this machine alone, and open it; Ctrl-C ends it.

    Build it first with pbr page build. Nothing is sent anywhere: the page works in the browser, with the files that
    are put into it.
    """
    if context.invoked_subcommand is not None:
        return
    # imported late: pbr --help stays quick
    from pbr.api.described.page import page_served
    from pbr.cli.page_shown import show_until_stopped

    with page_served(folder, port) as address:
        show_until_stopped(address, opened=not no_browser)
