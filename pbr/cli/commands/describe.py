"""``pbr describe``: a scheme in plain English."""

from typing import Annotated

import typer

from pbr.cli.options import SchemeArgument


def describe(
    scheme: SchemeArgument,
    python: Annotated[
        bool, typer.Option("--python", help="Give instead the Python that its records are settled by, to be read.")
    ] = False,
) -> None:
    """Say in plain English what a scheme pays, for what and when.

    Every figure and rule comes with its source; what is assumed or borrowed is marked.

    Ends with 0, or with 1 when the scheme has problems.
    """
    # imported late: pbr --help stays quick
    from pbr.api.described.description import describe as described
    from pbr.api.described.description import generated_python
    from pbr.cli.terminal_text import for_the_window

    typer.echo(generated_python(scheme) if python else for_the_window(described(scheme)), nl=False)
