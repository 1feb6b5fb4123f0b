"""The options of a command as one value: a frozen dataclass, whose fields say to typer what they are."""

from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, fields
from inspect import Parameter, Signature
from typing import Any, TypeVar, cast

Options = TypeVar("Options")


def takes(options: type[Options]) -> Callable[[Callable[[Options], None]], Callable[..., None]]:
    """Make a command of a function that takes its options as one value, for typer to fill them in one by one."""

    def command_of(function: Callable[[Options], None]) -> Callable[..., None]:
        def command(**given: Any) -> None:
            function(options(**given))

        command.__name__, command.__doc__, command.__module__ = function.__name__, function.__doc__, options.__module__
        each: Sequence[Field[Any]] = fields(cast("Any", options))
        command.__dict__["__signature__"] = Signature([_parameter(one) for one in each])
        command.__annotations__ = options.__annotations__
        return command

    return command_of


def _parameter(one: Field[Any]) -> Parameter:
    """An option as typer looks for it: by its name, what it is and what stands for it where it is not given."""
    default = Parameter.empty if one.default is MISSING else one.default
    return Parameter(one.name, Parameter.POSITIONAL_OR_KEYWORD, default=default, annotation=one.type)
