"""What ``pbr map`` prints beside the mapping."""

from pathlib import Path

import typer

from pbr.api.extracts.mapping_started import MappingStarted
from pbr.api.extracts.mapping_started_text import as_text
from pbr.cli.terminal_text import for_the_window, harmless
from pbr.problems.problem_formats import all_as_text


def say_what_was_started(started: MappingStarted, out: Path | None) -> None:
    """Print it: on standard error where the mapping itself is printed."""
    if started.warnings:
        typer.echo(all_as_text(list(started.warnings)), err=True)
    typer.echo(for_the_window(harmless(as_text(started, out))), nl=False, err=out is None)
