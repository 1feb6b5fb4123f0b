"""A dataclass with slots, as Python has it, made in a fraction of the time.

To make them was a third of a small settlement: Python gathers the fields of each class, and writes and compiles three
to eleven functions for it, and ``pbr`` has some hundreds of them. Most are loaded and never used: of a hundred reasons
why a line is open, a settlement has three. So here a class has slots from the names of its fields, and all else waits
until it is asked for: what Python gathers of the fields, ``__init__`` until the first object is made, what compares and
hashes until the first two are compared; what shows, guards and copies is the same function for all. ``field``,
``fields`` and ``replace`` are Python's own, a dataclass without slots is made by Python, and to mypy each is Python's.
Every annotation but a ``ClassVar`` is a field: ``InitVar`` and ``KW_ONLY`` are not for these. See
docs/decisions/0067-dataclasses.md and 0082-what-is-loaded.md.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import FrozenInstanceError, fields
from dataclasses import dataclass as dataclass_of_python
from functools import cache
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, ClassVar

from pbr.values.initialiser import initialiser_for_a_few

__all__ = ["dataclass"]

Function = Callable[..., Any]


class _Signature:
    """What a class is called with, for those who ask: its ``__init__`` is written for them, where it is not yet."""

    def __get__(self, one: object, cls: type[Any]) -> Any:
        # imported late: hardly anybody asks
        from inspect import signature

        made: Any = next(each for each in cls.__mro__ if "__init__" in vars(each))
        if made.__init__ is _MADE["__init__"]:
            made.__init__ = _initialiser(made)
        write = getattr(made.__init__, "write", None)
        found = signature(write() if write else made.__init__)
        return found.replace(parameters=list(found.parameters.values())[1:])


def _initialiser(cls: type[Any]) -> Function:
    set_by: object = cls.__setattr__
    return initialiser_for_a_few(cls, object.__setattr__ if set_by is _assigned else setattr)


def _told_apart_by(cls: type[Any]) -> tuple[list[str], list[str]]:
    """The names of the fields that are compared, and of those that are hashed: one that is not compared is not."""
    each = fields(cls)
    compared = [one.name for one in each if one.compare]
    return compared, [one.name for one in each if (one.compare if one.hash is None else one.hash)]


def _values_of(names: list[str]) -> Callable[[object], Any]:
    """Give the values of fields, to be compared: of one, of several as a tuple, of none as nothing."""
    return attrgetter(*names) if names else lambda _: ()


def _compared(cls: type[Any]) -> dict[str, Function]:
    """Two of one class are equal whose fields are."""
    compared, hashed = map(_values_of, _told_apart_by(cls))

    def equal(self: object, other: object) -> Any:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def hash_of(self: object) -> int:
        return hash(hashed(self))

    return {"__eq__": equal, "__hash__": hash_of}


def _ordered(cls: type[Any]) -> dict[str, Function]:
    """Values of one class are in the order of their fields; written out, with what tells them apart."""
    compared, hashed = _told_apart_by(cls)
    mine, others = (f"({''.join(f'{whose}.{name}, ' for name in compared)})" for whose in ("self", "other"))
    lines = [f"def __hash__(self):\n return hash(({''.join(f'self.{name}, ' for name in hashed)}))"]
    for name, sign in (("eq", "=="), ("lt", "<"), ("le", "<="), ("gt", ">"), ("ge", ">=")):
        alike = f"return {mine} {sign} {others} if other.__class__ is self.__class__ else NotImplemented"
        lines.append(f"def __{name}__(self, other):\n {alike}")
    made: dict[str, Function] = {}
    exec("\n".join(lines), {}, made)
    return made


@recursive_repr()
def _shown(self: Any) -> str:
    shown = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{self.__class__.__qualname__}({shown})"


@cache
def _names(cls: Any) -> list[str]:
    return [one.name for one in fields(cls)]


def _state(self: Any) -> list[object]:
    cls: Any = type(self)
    return [getattr(self, name) for name in _names(cls)]


def _with_state(self: Any, state: list[object]) -> None:
    cls: Any = type(self)
    for name, value in zip(_names(cls), state, strict=True):
        object.__setattr__(self, name, value)


def _assigned(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _deleted(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _written_when_called(
    names: Sequence[str], write: Callable[[type[Any]], dict[str, Function]]
) -> dict[str, Function]:
    """Functions that stand in a class for others until one of them is called: then those are written."""

    def standing_for(name: str) -> Function:
        def first_time(self: object, /, *given: object, **named: object) -> Any:
            # None where another thread was first.
            cls: Any = next((each for each in type(self).__mro__ if vars(each).get(name) is first_time), None)
            for each, function in write(cls).items() if cls else ():
                if vars(cls).get(each) is standing[each]:
                    setattr(cls, each, function)
            return getattr(cls or type(self), name)(self, *given, **named)

        return first_time

    standing = {name: standing_for(name) for name in names}
    return standing


_MADE = _written_when_called(["__init__"], lambda cls: {"__init__": _initialiser(cls)})
_COMPARED = _written_when_called(["__eq__", "__hash__"], _compared)
_ORDERED = _written_when_called(["__eq__", "__hash__", "__lt__", "__le__", "__gt__", "__ge__"], _ordered)
_SHARED: dict[str, Any] = {"__repr__": _shown, "__signature__": _Signature(), **_MADE}
_FROZEN: dict[str, Any] = {
    "__getstate__": _state,
    "__setstate__": _with_state,
    "__setattr__": _assigned,
    "__delattr__": _deleted,
}


class _WhenAsked:
    """Something that Python gathers of the fields of a class, once anything of it is asked for."""

    __slots__ = ("_gather", "_name")

    def __init__(self, name: str, gather: Callable[[], type[Any]]) -> None:
        self._name = name
        self._gather = gather

    def __get__(self, one: object, cls: type[Any]) -> Any:
        return vars(self._gather())[self._name]


def _with_slots(
    *, frozen: bool = False, eq: bool = True, order: bool = False, kw_only: bool = False
) -> Callable[[type[Any]], type[Any]]:
    """Make a class with slots, and frozen where it is to be."""
    functions = _SHARED | (_FROZEN if frozen else {})
    if eq:
        # What can change and is compared by its fields has no hash, as Python has it.
        functions |= (_ORDERED if order else _COMPARED) | ({} if frozen else {"__hash__": None})

    def make(cls: type[Any]) -> type[Any]:
        def gather() -> type[Any]:
            before = set(vars(cls))
            dataclass_of_python(init=False, repr=False, eq=False, kw_only=kw_only)(cls)
            for name in vars(cls).keys() - before:
                setattr(made, name, vars(cls)[name])
            return made

        # Where nothing is said of a class Python would say what it is called with, and be long about it.
        cls.__doc__ = cls.__doc__ or cls.__name__
        asked = {name: _WhenAsked(name, gather) for name in ("__dataclass_fields__", "__match_args__")}
        made = _anew(cls, functions | asked)
        return made

    return make


def _anew(cls: type[Any], functions: Mapping[str, object]) -> type[Any]:
    """Make a class once more, with slots for its fields and with functions that it has not got itself."""
    names = [name for name, kind in cls.__annotations__.items() if getattr(kind, "__origin__", kind) is not ClassVar]
    # Given to it from the beginning: set one by one, each would have Python look through all that a class can do.
    body = {**functions, **vars(cls)}
    for name in (*names, "__dict__", "__weakref__"):
        body.pop(name, None)
    below = {slot for base in cls.__mro__[1:-1] for slot in vars(base).get("__slots__", ())}
    body["__slots__"] = tuple(name for name in names if name not in below) if below else tuple(names)
    body["__qualname__"] = cls.__qualname__
    kind: Any = type(cls)
    made: type[Any] = kind(cls.__name__, cls.__bases__, body)
    return made


def _dataclass(*, slots: bool = False, **words: Any) -> Function:
    """Take the place of Python's ``dataclass``, with its words."""
    return _with_slots(**words) if slots else dataclass_of_python(**words)


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _dataclass
