"""A changed text put in the place of the code of a module that has been imported already."""

import inspect
from collections.abc import Iterator
from functools import cached_property
from types import CodeType, FunctionType, ModuleType


def put_in_place(module: ModuleType, text: str) -> None:
    """Give every function and method of a module the code that it has in a changed text.

    Whoever has imported a function has the same function, and so the changed one. What stands outside functions, a
    constant of the module or a default, stays as it was.
    """
    codes = {code.co_qualname: code for code in _codes_in(compile(text, str(module.__file__), "exec"))}
    for function in _functions_of(module, module.__name__):
        function.__code__ = codes[function.__qualname__]


def _codes_in(code: CodeType) -> Iterator[CodeType]:
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield inner
            yield from _codes_in(inner)


def _functions_of(holder: object, module: str) -> Iterator[FunctionType]:
    for value in list(vars(holder).values()):
        if inspect.isclass(value) and value.__module__ == module:
            yield from _functions_of(value, module)
            continue
        if isinstance(value, property):
            value = value.fget
        elif isinstance(value, cached_property):
            value = value.func
        value = inspect.unwrap(getattr(value, "__func__", value)) if callable(value) else value
        # What a dataclass made for itself has no text that could be changed.
        if isinstance(value, FunctionType) and value.__module__ == module and value.__code__.co_filename != "<string>":
            yield value
