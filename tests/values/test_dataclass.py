"""A dataclass of our own is Python's in all that can be seen of it: every shape of class made both ways."""

import copy
import inspect
import operator
import pickle
import re
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace
from dataclasses import dataclass as pythons
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar

import pytest

import pbr
from pbr.values.dataclass import dataclass as ours

T = TypeVar("T")
Decorator = Callable[..., Any]
Classed = tuple[type[Any], list[Any]]
"""A class, and some values of it."""
Shape = Callable[[Decorator], Classed]


def plain(dataclass: Decorator) -> Classed:
    @dataclass(frozen=True, slots=True)
    class Made:
        """A class with a default and one without."""

        first: int
        second: str = "b"

    return Made, [Made(1), Made(1, "b"), Made(2), Made(1, second="c")]


def without_fields(dataclass: Decorator) -> Classed:
    @dataclass(frozen=True, slots=True)
    class Made:
        """Nothing."""

    return Made, [Made(), Made()]


def one_field(dataclass: Decorator) -> Classed:
    @dataclass(frozen=True, slots=True)
    class Made:
        """One field, of which the values are tuples."""

        first: tuple[int, ...]

    return Made, [Made((1,)), Made((1,)), Made(())]


def made_by_a_function(dataclass: Decorator) -> Classed:
    @dataclass(frozen=True, slots=True)
    class Made:
        """A list of its own each time."""

        first: list[int] = field(default_factory=list)
        second: int = 3

    return Made, [Made(), Made([1]), Made(second=4)]


def not_compared(dataclass: Decorator) -> Classed:
    @dataclass(frozen=True, slots=True)
    class Made:
        """Fields that are not compared, hashed or shown."""

        first: int
        second: int = field(compare=False)
        third: int = field(default=0, hash=False)
        fourth: int = field(default=0, repr=False)

    return Made, [Made(1, 2), Made(1, 3), Made(1, 3, 4), Made(1, 2, 0, 5)]


def worked_out(dataclass: Decorator) -> Classed:
    @dataclass(frozen=True, slots=True)
    class Made:
        """A field that is worked out from another, and two that are not given."""

        first: int
        second: int = field(init=False)
        third: int = field(init=False, default=7)
        fourth: list[int] = field(init=False, default_factory=list, compare=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "second", self.first * 2)

    return Made, [Made(1), Made(1), Made(2)]


def by_name(dataclass: Decorator) -> Classed:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Made:
        """Given by name."""

        first: int = 1
        second: int

    return Made, [Made(second=2), Made(first=1, second=2), Made(first=2, second=2)]


def by_name_in_part(dataclass: Decorator) -> Classed:
    @dataclass(frozen=True, slots=True)
    class Made:
        """One given by name."""

        first: int = field(kw_only=True)
        second: int = 2

    return Made, [Made(first=1), Made(3, first=1)]


def of_another(dataclass: Decorator) -> Classed:
    @dataclass(frozen=True, slots=True)
    class Base:
        """The class below."""

        first: int
        second: int = 2

        def doubled(self) -> int:
            return self.first * 2

    @dataclass(frozen=True, slots=True)
    class Made(Base):
        """One more field, and another default."""

        third: int = 3
        second: int = 4

    return Made, [Made(1), Made(1, 2), Made(1, 4, 3), Base(1), Base(1, 4)]


def with_methods_of_its_own(dataclass: Decorator) -> Classed:
    @dataclass(frozen=True, slots=True)
    class Made:
        """It shows and compares itself."""

        first: int

        def __repr__(self) -> str:
            return "itself"

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Made) and self.first % 2 == other.first % 2

        def __hash__(self) -> int:
            return self.first % 2

    return Made, [Made(1), Made(3), Made(2)]


def compared_by_identity(dataclass: Decorator) -> Classed:
    @dataclass(frozen=True, slots=True, eq=False)
    class Made:
        """Each is itself alone."""

        first: int

    return Made, [Made(1), Made(1)]


def in_order(dataclass: Decorator) -> Classed:
    @dataclass(frozen=True, slots=True, order=True)
    class Made:
        """One comes before another."""

        first: int
        second: str = field(default="b", hash=False)
        third: int = field(default=0, compare=False)

    return Made, [Made(1), Made(2), Made(1, "a"), Made(1, "b", 3), Made(2, "c", 1)]


def of_any_type(dataclass: Decorator) -> Classed:
    @dataclass(frozen=True, slots=True)
    class Made(Generic[T]):
        """Of any type."""

        first: T

    return Made, [Made(1), Made("a")]


def not_frozen(dataclass: Decorator) -> Classed:
    @dataclass(slots=True)
    class Made:
        """It can change."""

        first: int
        second: list[int] = field(default_factory=list)
        third: int = field(init=False)
        fourth: int = field(default=4, compare=False, repr=False)

        def __post_init__(self) -> None:
            self.third = self.first * 2

    return Made, [Made(1), Made(1), Made(2), Made(1, [1]), Made(1, fourth=5)]


def not_frozen_and_by_identity(dataclass: Decorator) -> Classed:
    @dataclass(slots=True, eq=False, kw_only=True)
    class Made:
        """It can change, and each is itself alone."""

        first: int = 1

    return Made, [Made(), Made(), Made(first=2)]


def not_frozen_with_a_hash_of_its_own(dataclass: Decorator) -> Classed:
    @dataclass(slots=True)
    class Made:
        """It can change but for what it is told apart by."""

        first: int

        def __hash__(self) -> int:
            return self.first

    return Made, [Made(1), Made(1), Made(2)]


SHAPES = (
    plain,
    without_fields,
    one_field,
    made_by_a_function,
    not_compared,
    worked_out,
    by_name,
    by_name_in_part,
    of_another,
    with_methods_of_its_own,
    compared_by_identity,
    in_order,
    of_any_type,
    not_frozen,
    not_frozen_and_by_identity,
    not_frozen_with_a_hash_of_its_own,
)
FROZEN = [one for one in SHAPES if not one.__name__.startswith("not_frozen")]
of_both = pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)


def _tried(asked: Callable[..., object], *given: object, **named: object) -> object:
    """What came of it; of what was refused, in which way and in what words."""
    try:
        return asked(*given, **named)
    except (TypeError, AttributeError) as refused:
        return type(refused), str(refused)


@of_both
def test_a_class_is_made_the_same(shape: Shape) -> None:
    (made, _), (expected, _) = shape(ours), shape(pythons)
    assert str(inspect.signature(made)) == str(inspect.signature(expected))
    assert [(one.name, one.init, one.compare) for one in fields(made)] == [
        (one.name, one.init, one.compare) for one in fields(expected)
    ]
    assert (made.__slots__, made.__match_args__, made.__doc__) == (
        expected.__slots__,
        expected.__match_args__,
        expected.__doc__,
    )
    assert is_dataclass(made)
    assert not hasattr(made.__new__(made), "__dict__")


@of_both
def test_its_values_behave_the_same(shape: Shape) -> None:
    (_, made), (_, expected) = shape(ours), shape(pythons)
    for one, other in zip(made, expected, strict=True):
        assert repr(one).replace("ours", "") == repr(other).replace("ours", "")
        assert [one == each for each in made] == [other == each for each in expected]
        assert one != 1
        copied = copy.deepcopy(one)
        assert copied is not one
        assert [getattr(copied, each.name) for each in fields(one)] == [
            getattr(other, each.name) for each in fields(other)
        ]
    for one, other in zip(made, expected, strict=True):
        hashed, as_expected = _tried(hash, one), _tried(hash, other)
        assert type(hashed) is type(as_expected)
        assert isinstance(hashed, int) or hashed == as_expected
        assert all(_tried(hash, each) == hashed for each in made if each == one)


@of_both
def test_it_refuses_the_same(shape: Shape) -> None:
    (made, values), (expected, those) = shape(ours), shape(pythons)
    assert _tried(made, 1, 2, 3, 4, 5, 6) == _tried(expected, 1, 2, 3, 4, 5, 6)
    assert _tried(made, nothing_of_the_kind=1) == _tried(expected, nothing_of_the_kind=1)
    assert _tried(replace, values[0], nothing_of_the_kind=1) == _tried(replace, those[0], nothing_of_the_kind=1)


@of_both
def test_those_that_follow_are_as_the_first_ones(shape: Shape) -> None:
    """The first are filled field by field, and for those that follow an initialiser is written."""
    made, values = shape(ours)
    settled = {each.name for each in fields(made) if not each.init}
    for one in (each for each in values if type(each) is made):
        given = {each.name: getattr(one, each.name) for each in fields(made) if each.name not in settled}
        before = made.__init__
        later = [made(**given) for _ in range(40)]
        assert made.__init__ is not before or one is not values[0]
        assert {repr(each) for each in later} == {repr(one)}
        for name in settled:
            assert all(getattr(each, name) == getattr(one, name) for each in later)
    assert _tried(made, 1, 2, 3, 4, 5, 6) == _tried(shape(pythons)[0], 1, 2, 3, 4, 5, 6)


def test_what_is_made_anew_is_another_for_each_first_and_later() -> None:
    made = made_by_a_function(ours)[0]
    lists = [made().first for _ in range(40)]
    assert len({id(each) for each in lists}) == len(lists)


def test_one_of_the_first_that_lacks_a_value_is_refused_as_one_of_the_last() -> None:
    for decorator in (ours, pythons):
        made = plain(decorator)[0]
        assert str(_tried(made)).endswith("__init__() missing 1 required positional argument: 'first'\")")
        assert str(_tried(made, 1, first=1)).endswith("__init__() got multiple values for argument 'first'\")")


def test_what_nobody_asks_of_a_class_is_not_gathered() -> None:
    made = plain(pythons)[0], NotAskedAbout
    assert [type(vars(each)["__dataclass_fields__"]) is dict for each in made] == [True, False]
    assert [each.name for each in fields(NotAskedAbout)] == ["first"]
    assert type(vars(NotAskedAbout)["__dataclass_fields__"]) is dict


@of_both
def test_they_come_in_the_same_order(shape: Shape) -> None:
    (_, made), (_, expected) = shape(ours), shape(pythons)
    for compared in (operator.lt, operator.le, operator.gt, operator.ge):
        found = [[_tried(compared, one, other) for other in (*made, 1)] for one in made]
        assert found == [[_tried(compared, one, other) for other in (*expected, 1)] for one in expected]


@pytest.mark.parametrize("shape", [one for one in SHAPES if one is not with_methods_of_its_own])
def test_none_is_made_by_python(shape: Shape) -> None:
    """Python would make the same, and take many times as long."""
    shown: object = NeverMade.__repr__
    assert shape(ours)[0].__repr__ is shown


def test_one_that_holds_itself_is_shown() -> None:
    for decorator in (ours, pythons):
        one = not_frozen(decorator)[1][0]
        one.second.append(one)
        assert repr(one).endswith("Made(first=1, second=[...], third=2)")


def test_one_that_can_change_is_changed() -> None:
    one = not_frozen(ours)[1][0]
    one.first = 5
    assert (one.first, one.third) == (5, 2)
    with pytest.raises(AttributeError, match="anything"):
        one.anything = 1


@pytest.mark.parametrize("shape", FROZEN, ids=lambda shape: shape.__name__)
def test_a_frozen_one_lets_nothing_be_changed(shape: Shape) -> None:
    one = shape(ours)[1][0]
    before = repr(one)
    for name in (*one.__slots__, "anything"):
        with pytest.raises(FrozenInstanceError):
            setattr(one, name, 2)
        with pytest.raises(FrozenInstanceError):
            delattr(one, name)
    assert repr(one) == before


@ours(frozen=True, slots=True)
class NeverMade:
    """A class of which there is no value yet."""

    first: int
    second: str = "b"


class WithInitialiserOfItsOwn(NeverMade):
    """It is called with something else."""

    def __init__(self, both: tuple[int, str]) -> None:
        super().__init__(*both)


class WithNoneOfItsOwn(NeverMade):
    """It is called with the same."""


def test_what_a_class_is_called_with_is_known_before_there_is_a_value_of_it() -> None:
    assert str(inspect.signature(WithInitialiserOfItsOwn)) == "(both: tuple[int, str]) -> None"
    assert str(inspect.signature(WithNoneOfItsOwn)) == "(first: int, second: str = 'b') -> None"
    assert str(inspect.signature(NeverMade)) == "(first: int, second: str = 'b') -> None"
    assert WithNoneOfItsOwn(1).second == "b"
    assert WithInitialiserOfItsOwn((2, "c")).first == 2


def test_one_with_another_value_is_made_of_it() -> None:
    one = plain(ours)[1][0]
    assert (replace(one, first=2).first, one.first) == (2, 1)


@ours(frozen=True, slots=True)
class NotAskedAbout:
    """A class that is loaded, and of which nobody makes a value."""

    first: int


@ours(frozen=True, slots=True)
class WithAWordOfItsOwn:
    """Something of the class, which is no field."""

    first: int
    of_the_class: ClassVar[int] = 7


def test_what_is_of_the_class_is_no_field() -> None:
    assert (WithAWordOfItsOwn.__slots__, WithAWordOfItsOwn.of_the_class) == (("first",), 7)
    assert repr(WithAWordOfItsOwn(1)) == "WithAWordOfItsOwn(first=1)"


@ours(frozen=True, slots=True)
class Sent:
    """A value that goes to another process."""

    first: int
    second: tuple[str, ...] = ()


def test_one_is_pickled_and_comes_back() -> None:
    assert pickle.loads(pickle.dumps(Sent(1, ("a",)))) == Sent(1, ("a",))


def test_every_dataclass_of_pbr_is_one_of_these() -> None:
    """Python's own would be right, and slow; a file that names it goes round this one."""
    assert _files_with(r"^from dataclasses import [^\n]*\bdataclass\b") == ["values/dataclass.py"]


def test_what_is_annotated_in_a_class_of_pbr_is_a_field_unless_it_is_plainly_of_the_class() -> None:
    """So that its slots are known by its annotations alone, before Python has gathered its fields."""
    assert _files_with(r"(?<!`)\b(?:InitVar|KW_ONLY)\b(?!`)|[\"']ClassVar\b") == []


def _files_with(written: str) -> list[str]:
    package = Path(pbr.__file__).parent
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(package.rglob("*.py"))}
    return [str(path.relative_to(package)) for path, text in texts.items() if re.search(written, text, re.MULTILINE)]
