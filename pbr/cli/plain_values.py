"""Values of options that need no conversion, and are taken as they are: words, and paths that can be read.

Typer has pydantic convert the value of every option of a command, given or not, which takes longer than a small
settlement does. Whatever is not plain is still typer's: it converts it, or refuses it in its own words.
"""

import os
from pathlib import Path
from typing import Any

from typer.core import TyperCommand, TyperGroup


class PlainCommand(TyperCommand):
    """A command whose plain values are taken as they are."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Give the options and arguments of the command, and ``--help``."""
        return _taken_plain(super().get_params(ctx))


class PlainGroup(TyperGroup):
    """A command of commands, whose own plain values are taken as they are."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Give the options of the command, and ``--help``."""
        return _taken_plain(super().get_params(ctx))


def _taken_plain(parameters: list[Any]) -> list[Any]:
    """The same parameters, each with what takes its plain values in the place where typer keeps what converts them."""
    for parameter in parameters:
        parameter.__dict__["_runtime_param"] = parameter.__dict__["_runtime_param"] or _PLAIN
    return parameters


class _Plain:
    """Gives what is plain as it is, and lets typer convert the rest."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """Give a value as the command takes it. Raises what typer raises where it refuses it."""
        wanted = param.type_descriptor.annotation
        is_one = not param.multiple and param.nargs == 1
        if is_one and (value is None or type(value) is wanted):
            return value
        if is_one and wanted is Path and _is_plain_path(value):
            return Path(value)
        if wanted == list[Path] and isinstance(value, list | tuple) and all(map(_is_plain_path, value)):
            return [Path(one) for one in value]
        param.__dict__["_runtime_param"] = None
        return param.get_runtime_param().coerce(value, param=param, ctx=ctx)


_PLAIN = _Plain()


def _is_plain_path(value: object) -> bool:
    """Whether it is a path that typer would take: of nothing there, or of a file or folder that can be read."""
    if not isinstance(value, str) or not value.isascii() or "\0" in value:
        return False
    return not os.path.exists(value) or os.access(value, os.R_OK)  # noqa: PTH110 nothing is raised, however long it is
