"""An assumption: one thing assumed, with its value and where that comes from; a table to invent is one too."""

from collections.abc import Mapping

from pbr.problems.problem import Place
from pbr.scheme.reading.provenance import Provenance
from pbr.simulate.stated_value import Value
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing assumed; ``name`` is its section and its own name, as ``--set`` takes it."""

    name: str
    value: Value
    provenance: Provenance
    place: Place


@dataclass(frozen=True, slots=True)
class Invented(Assumption):
    """A ``table`` that is made for an extract that has not got it. ``value`` is the rate that it is mostly about.

    ``stated`` is all that the file says of its rows, word by word; ``what`` says what they are, and ``words`` at which
    rates they are made, as people read them.
    """

    table: str
    stated: Mapping[str, str]
    what: str
    words: str
