"""``__init__`` of a dataclass with slots: the first few objects are filled field by field, for the next it is written.

To write one and have Python compile it takes as long as to fill some dozens of objects, and of most classes that a
command uses it makes one or two.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, fields
from typing import Any

_A_FEW = 16
"""So many objects of a class are made before ``__init__`` is written for it."""

Function = Callable[..., Any]


class _MadeAnew:
    """What stands for a default that a function makes, each time anew."""

    def __repr__(self) -> str:
        return "<factory>"


_MADE_ANEW = _MadeAnew()


def initialiser_for_a_few(cls: Any, set_field: Function) -> Function:
    """What fills the first objects of a class, and then has ``__init__`` written in its place.

    What a field is set by, given the object, its name and a value, is said: a frozen class lets nothing else set it.
    What is given that does not fit is refused by the one that is written, in Python's words.
    """
    each = fields(cls)
    by_place = [one.name for one in each if one.init and not one.kw_only]
    known = {one.name for one in each if one.init}
    goes_on = hasattr(cls, "__post_init__")
    made = 0

    def for_a_few(self: Any, /, *given: object, **named: object) -> None:
        nonlocal made
        made += 1
        values = dict(zip(by_place, given, strict=False))
        fits = len(given) <= len(by_place) and named.keys() <= known - values.keys()
        if made > _A_FEW or not fits or not _filled(self, each, values | named, set_field):
            initialiser = cls.__init__ = written_initialiser(cls, set_field)
            initialiser(self, *given, **named)
        elif goes_on:
            self.__post_init__()

    # For who asks what the class is called with.
    vars(for_a_few)["write"] = lambda: written_initialiser(cls, set_field)
    return for_a_few


def _filled(made: object, each: Sequence[Field[Any]], values: Mapping[str, object], set_field: Function) -> bool:
    """Fill the fields of an object; says no where the value of one is missing."""
    for one in each:
        if one.name in values:
            set_field(made, one.name, values[one.name])
        elif one.default_factory is not MISSING:
            set_field(made, one.name, one.default_factory())
        elif one.default is not MISSING:
            set_field(made, one.name, one.default)
        elif one.init:
            return False
    return True


def written_initialiser(cls: Any, set_field: Function) -> Function:
    """Write ``__init__``: in a frozen class a field is set through its slot, for it lets nothing else set it."""
    is_frozen = set_field is not setattr
    bound: dict[str, object] = {"_made_anew": _MADE_ANEW}
    by_place: list[str] = []
    by_name: list[str] = []
    lines: list[str] = []
    for at, one in enumerate(fields(cls)):
        bound[f"_set_{at}"] = getattr(cls, one.name).__set__
        bound[f"_default_{at}"] = one.default if one.default_factory is MISSING else one.default_factory
        if one.init:
            (by_name if one.kw_only else by_place).append(_parameter(one, at))
        if (value := _value(one, at)) is not None:
            lines.append(f"_set_{at}(self, {value})" if is_frozen else f"self.{one.name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    parameters = ", ".join(["self", *by_place, *(["*", *by_name] if by_name else [])])
    body = "\n  ".join(lines or ["pass"])
    made: dict[str, Function] = {}
    exec(f"def __init__({parameters}):\n  {body}", bound, made)
    initialiser = made["__init__"]
    initialiser.__qualname__ = f"{cls.__qualname__}.__init__"
    initialiser.__annotations__ = {one.name: one.type for one in fields(cls) if one.init} | {"return": None}
    return initialiser


def _parameter(one: Field[Any], at: int) -> str:
    """A field as a parameter of ``__init__``, with its default."""
    if one.default_factory is not MISSING:
        return f"{one.name}=_made_anew"
    return one.name if one.default is MISSING else f"{one.name}=_default_{at}"


def _value(one: Field[Any], at: int) -> str | None:
    """What ``__init__`` sets a field to; None for one that it leaves alone."""
    made = f"_default_{at}()" if one.default_factory is not MISSING else f"_default_{at}"
    if not one.init:
        return None if one.default is one.default_factory is MISSING else made
    return one.name if one.default_factory is MISSING else f"{made} if {one.name} is _made_anew else {one.name}"
