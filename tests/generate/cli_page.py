"""Writes docs/cli.md: what each command says of itself, always at the same width.

Run ``python -m tests.generate.cli_page`` after changing a command; a test compares the page with what this would write.
"""

from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from pbr.cli.main import COMMANDS, app_with

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"
WIDTH = 78
"""What a terminal of 80 columns shows."""

START = """\
# The commands

Generated from the commands' own help; do not edit it by hand.

A command ends with 0 when it did what was asked, 1 when there are problems and nothing was written, 2 when it could not
run, 3 when it settled with bad rows held, and 130 when it was interrupted. What was asked for goes to standard output;
problems, progress and reasons go to standard error. The warnings of a settlement stand below its table and in
settlement.json, where each has how to mend it. With `--format csv` or `--explain` they go to standard error.
"""


def page() -> str:
    """The whole page as text."""
    return START + section("pbr", "") + "".join(section(f"pbr {name}", name) for name in commands())


def commands() -> list[str]:
    """The names of the commands, in the order in which the help lists them."""
    group = _group()
    names: list[str] = []
    for name, command in group.commands.items():
        names += (
            [name, *(f"{name} {inner}" for inner in command.commands)] if isinstance(command, TyperGroup) else [name]
        )
    return names


def section(title: str, name: str) -> str:
    """One command as Markdown."""
    return f"\n## {title}\n\n```text\n{told(name)}\n```\n"


def told(name: str) -> str:
    """What a command says of itself; the whole program where no command is named."""
    group = _group()
    with typer.Context(group, info_name="pbr", terminal_width=WIDTH, max_content_width=WIDTH) as whole:
        if not name:
            return group.get_help(whole).strip()
        return _told_within(group, whole, name.split())


def _told_within(group: TyperGroup, above: Any, names: list[str]) -> str:
    """What a command of a group, or of a group within it, says of itself."""
    command = group.commands[names[0]]
    with typer.Context(command, info_name=names[0], parent=above) as context:
        if names[1:] and isinstance(command, TyperGroup):
            return _told_within(command, context, names[1:])
        return command.get_help(context).strip()


def _group() -> TyperGroup:
    group = typer.main.get_command(app_with(COMMANDS))
    assert isinstance(group, TyperGroup)
    return group


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
