"""The options of a command as one value: a frozen dataclass, whose fields say to typer what they are."""

import inspect
from collections.abc import Callable
from typing import Any, TypeVar

Options = TypeVar("Options")


def takes(options: type[Options]) -> Callable[[Callable[[Options], None]], Callable[..., None]]:
    """Make a command of a function that takes its options as one value, for typer to fill them in one by one."""

    def command_of(function: Callable[[Options], None]) -> Callable[..., None]:
        def command(**given: Any) -> None:
            function(options(**given))

        command.__name__, command.__doc__, command.__module__ = function.__name__, function.__doc__, options.__module__
        command.__dict__["__signature__"] = inspect.signature(options)
        command.__annotations__ = options.__annotations__
        return command

    return command_of
