"""Two amounts as they are written, cut apart: ``A less B``, ``higher of A and B``, ``lower of A and B``, and brackets.

::

    amount  = either | way "of" either "and" either | either "less" either
    either  = [share "of"] (single | "(" amount ")")
    way     = "higher" | "lower"

Before ``less`` a share is in brackets with what it is a share of, so that nobody has to ask of what it is one.
"""

import re
from collections.abc import Callable, Iterable

from pbr.scheme.pricing.amounts import Way
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar, part_of
from pbr.values.dataclass import dataclass

MOST_BRACKETS = 5
"""How deep brackets of amounts may nest: who nests deeper should name what is inside under 'prices'."""

_CHOICES: dict[str, Way] = {"higher of ": "higher of", "lower of ": "lower of"}
_WRITE = "write A less B, higher of A and B, or lower of A and B, and put in brackets whatever is more than one amount"

Taken = Callable[[str], bool]
"""Whether an amount written so would be taken: nothing else is offered to somebody who has to write one."""

_MEANT = "write the amount that was meant, or one of them alone"


@dataclass(frozen=True, slots=True)
class BothWritten:
    """Two amounts, each as it is written, and how they come to one."""

    way: Way
    first: Scalar
    second: Scalar


def is_single(text: Scalar) -> bool:
    """Whether a text says nothing of two amounts, and has no brackets."""
    return not any(word in text.text for word in ("(", ")", " less ", *_CHOICES))


def brackets_match(text: Scalar, reading: Reading) -> bool:
    """Whether every bracket that is opened is closed, and not too many are inside one another; noted where not."""
    deep = 0
    for at, one in enumerate(text.text):
        deep += (one == "(") - (one == ")")
        if deep < 0 or deep > MOST_BRACKETS:
            message = "this bracket was never opened" if deep < 0 else "brackets are nested too deep to read"
            reading.problem("PBR346", message, text.at(at, at + 1), _WRITE)
            return False
    if deep:
        reading.problem("PBR346", "a bracket is opened and never closed", text.place, _WRITE)
    return not deep


def is_empty(text: Scalar, reading: Reading) -> bool:
    """Whether there is nothing in brackets, which is noted."""
    if not text.text:
        reading.problem("PBR346", "there is nothing in these brackets", text.place, _WRITE)
    return not text.text


def inside_brackets(text: Scalar) -> Scalar | None:
    """What is inside the brackets that a whole text stands in; None where it does not."""
    if not text.text.startswith("(") or _depths(text.text)[:-1].count(0):
        return None
    return part_of(text, 1, len(text.text) - 1) if text.text.endswith(")") else None


def both_written(text: Scalar, reading: Reading, taken: Taken) -> BothWritten | None:
    """The two amounts of a text that is not in brackets; None, and a problem, where it is not plain which."""
    choice = _choice(text)
    if choice is not None:
        rest = part_of(text, len(choice) + 1, len(text.text))
        ands = _at(rest, " and ")
        if len(ands) == 1 and not _at(rest, " less "):
            return _checked(BothWritten(choice, *_cut(rest, ands[0], " and ")), reading)
    elif len(lesses := _at(text, " less ")) == 1:
        both = _checked(BothWritten("less", *_cut(text, lesses[0], " less ")), reading)
        if both is not None and _at(both.first, " of "):
            share = both.first.text.partition(" of ")[0]
            meant = (f"{share} of ({text.text.partition(' of ')[2]})", f"({both.first.text}) less {both.second.text}")
            reading.problem(
                "PBR346",
                f"is it {share} of all this, or is only the first amount a share?",
                text.place,
                _offered(meant, taken),
            )
            return None
        return both
    reading.problem("PBR346", f"'{text.text}' does not say which two amounts are meant", text.place, _WRITE)
    return None


def _checked(both: BothWritten, reading: Reading) -> BothWritten | None:
    """The same, where each of the two is there and they differ; None, and a problem, where not."""
    for one in (both.first, both.second):
        if not one.text or _choice(one) is not None:
            reading.problem("PBR346", f"'{one.text}' is not one amount", one.place, _WRITE)
            return None
    if both.first.text == both.second.text:
        nothing = "nil, whatever it is" if both.way == "less" else f"{both.first.text}, whatever it is"
        reading.problem("PBR347", f"both amounts are the same, so this is {nothing}", both.second.place, _MEANT)
        return None
    return both


def is_two(text: Scalar) -> bool:
    """Whether a text says two amounts outside all brackets."""
    return _choice(text) is not None or bool(_at(text, " less "))


def _offered(meant: Iterable[str], taken: Taken) -> str:
    """What can be written instead, of what may be meant: as much of it as would be taken, or how amounts are joined."""
    return f"write {', or '.join(words)}" if (words := [one for one in meant if taken(one)]) else _WRITE


def share_and_rest(text: Scalar, reading: Reading, taken: Taken) -> tuple[Scalar, Scalar] | None:
    """A share and what it is of; None, and a problem, where that is two amounts without brackets, or none."""
    found = _at(text, " of ")
    if not found:
        reading.problem("PBR346", f"'{text.text}' is not an amount", text.place, _WRITE)
        return None
    share, rest = _cut(text, found[0], " of ")
    if is_two(rest):
        offered = _offered([f"{share.text} of ({rest.text})"], taken)
        reading.problem("PBR346", "a share of two amounts has them in brackets", rest.place, offered)
        return None
    return share, rest


def _choice(text: Scalar) -> Way | None:
    return next((way for word, way in _CHOICES.items() if text.text.startswith(word)), None)


def _cut(text: Scalar, at: int, word: str) -> tuple[Scalar, Scalar]:
    return part_of(text, 0, at), part_of(text, at + len(word), len(text.text))


def _at(text: Scalar, word: str) -> list[int]:
    """Where a word stands outside all brackets."""
    depths = _depths(text.text)
    return [found.start() for found in re.finditer(re.escape(word), text.text) if not depths[found.start()]]


def _depths(text: str) -> list[int]:
    """How many brackets are open after each character."""
    depths: list[int] = []
    for one in text:
        depths.append((depths[-1] if depths else 0) + (one == "(") - (one == ")"))
    return depths
