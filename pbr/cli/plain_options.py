"""Options that are read by a look at them: typer reads each with pydantic, which takes longer to load than itself does.

A path, a word, a whole number, one of a few words, or nothing: most commands are given no more than that. Everything
else, and whatever is wrong, is left to typer, with its own words for it.
"""

import os
from enum import Enum
from pathlib import Path
from typing import Any, get_args

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

_ASKED_OF_A_PATH = ("exists", "resolve_path", "allow_dash", "writable", "path_type", "parser")
"""What a path may be asked of typer to be: none of it is looked at here."""

_DIGITS = 10
"""So many and more are not read as a number here."""


class NotPlainError(Exception):
    """What was given takes more than a look."""


class PlainCommand(TyperCommand):
    """A command whose arguments and options are read by a look at them, where that is enough."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Give its arguments and options."""
        return [_read_plainly(param) for param in super().get_params(ctx)]


class PlainGroup(TyperGroup):
    """A group of commands whose own options are read by a look at them, where that is enough."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Give its own options."""
        return [_read_plainly(param) for param in super().get_params(ctx)]


def _read_plainly(param: object) -> object:
    """Make of an argument or option, as typer made it, one that is read by a look where that is enough."""
    if isinstance(param, TyperOption):
        return _PlainOption(param)
    return _PlainArgument(param) if isinstance(param, TyperArgument) else param


class _PlainOption(TyperOption):
    def __init__(self, made: TyperOption) -> None:
        vars(self).update(vars(made))

    def process_value(self, ctx: Any, value: Any) -> Any:
        try:
            read = _read(self, value)
        except NotPlainError:
            return super().process_value(ctx, value)
        return self.callback(ctx, self, read) if self.callback else read


class _PlainArgument(TyperArgument):
    def __init__(self, made: TyperArgument) -> None:
        vars(self).update(vars(made))

    def process_value(self, ctx: Any, value: Any) -> Any:
        try:
            return _read(self, value)
        except NotPlainError:
            return super().process_value(ctx, value)


def _read(param: TyperArgument | TyperOption, value: Any) -> Any:
    """Read what was given for a parameter, or stands for it. Raises ``NotPlainError``."""
    said = param.type_descriptor
    is_path_asked_more = said.parameter_info.file_okay is not said.parameter_info.dir_okay or any(
        getattr(said.parameter_info, name) for name in _ASKED_OF_A_PATH
    )
    if is_path_asked_more or (param.required and param.value_is_missing(value)):
        raise NotPlainError
    takes_many = param.multiple or param.nargs == -1
    if value is None:
        return () if takes_many else None
    if takes_many:
        (each,) = get_args(said.annotation)
        return [_plain(each, one) for one in value]
    read = _plain(said.annotation, value)
    least, most = said.parameter_info.min, said.parameter_info.max
    if isinstance(read, int) and ((least is not None and read < least) or (most is not None and read > most)):
        raise NotPlainError
    return read


def _plain(kind: Any, value: Any) -> Any:
    """Read one value. Raises ``NotPlainError``."""
    if type(value) is kind:
        return value
    if kind is Path and isinstance(value, str):
        # Typer says so itself, of what is there and may not be read.
        if os.access(value, os.F_OK) and not os.access(value, os.R_OK):
            raise NotPlainError
        return Path(value)
    if kind is int and isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < _DIGITS:
        return int(value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        for choice in kind:
            if choice.value == value:
                return choice
    raise NotPlainError
