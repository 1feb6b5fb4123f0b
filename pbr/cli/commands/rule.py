"""``pbr rule``: why a rule is there, and an example of it broken and kept."""

from typing import Annotated

import typer


def rule(code: Annotated[str, typer.Argument(metavar="CODE", help="The code of a problem, such as PBR112.")]) -> None:
    """Say why a rule is there, with a bad and a good example.

    Ends with 0, or with 2 when no rule has that code.
    """
    # imported late: pbr --help stays quick
    from pbr.api.described.rule_of_code import rule as rule_of

    try:
        wanted = rule_of(code)
    except LookupError as unknown:
        typer.echo(str(unknown), err=True)
        raise typer.Exit(2) from None
    typer.echo(f"{wanted.code}: {wanted.title}\n\n{wanted.why}\n")
    typer.echo(f"Bad:\n{_indented(wanted.bad)}\n\nGood:\n{_indented(wanted.good)}")


def _indented(example: str) -> str:
    """Set an example in from the margin."""
    return "\n".join(f"    {line}".rstrip() for line in example.splitlines())
