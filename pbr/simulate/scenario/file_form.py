"""The form of a file of assumptions: its sections, and the words that each takes."""

from typing import Annotated

from pydantic import Field

from pbr.problems.problem import Place, Problem
from pbr.scheme.reading.provenance_form import ProvenanceForm
from pbr.scheme.reading.section_form import Block, Form, Path, Text, word_not_taken
from pbr.simulate.synthetic.file_form import FORMS, InventForm


class RateForm(ProvenanceForm):
    """How likely a success ``is``, of outcomes, plans or people, for those that the other words choose."""

    of: Text
    is_: Text = Field(alias="is")
    outcome: Text | None = None
    kind: Text | None = None
    plan_type: Text | None = None
    rate: Text | None = None
    area: Text | None = None
    provider: Text | None = None


class PriceChangeForm(ProvenanceForm):
    """A price or share of a scheme, ``times`` something or changed ``to`` something; ``for`` names its codes."""

    scheme: Text
    price: Text
    codes: Text | None = Field(None, alias="for")
    times: Text | None = None
    to: Text | None = None


class VolumeForm(ProvenanceForm):
    """How many times as many plans, people, hours or weeks there are."""

    of: Text
    times: Text


class FigureForm(ProvenanceForm):
    """What a figure that belongs to no scheme ``is``, such as the cost of an hour."""

    is_: Text = Field(alias="is")


class AssumptionsForm(Form):
    """A file of assumptions."""

    pbr: Text | None = None
    title: Text | None = None
    sources: Annotated[dict[str, Text], Block] = Field(default_factory=dict)
    draw: Text | None = None
    rates: Annotated[dict[str, Annotated[RateForm, Block]], Block] = Field(default_factory=dict)
    prices: Annotated[dict[str, Annotated[PriceChangeForm, Block]], Block] = Field(default_factory=dict)
    volumes: Annotated[dict[str, Annotated[VolumeForm, Block]], Block] = Field(default_factory=dict)
    figures: Annotated[dict[str, Annotated[FigureForm, Block]], Block] = Field(default_factory=dict)
    invent: Annotated[InventForm | None, Block] = None


_ENTRIES: dict[str, tuple[str, type[Form]]] = {
    "rates": ("a rate", RateForm),
    "prices": ("a change of a price", PriceChangeForm),
    "volumes": ("a change of a volume", VolumeForm),
    "figures": ("a figure", FigureForm),
}


def unknown_word(path: Path, place: Place) -> Problem:
    """What is wrong with a word that its section does not take."""
    return word_not_taken("PBR951", path, *_section(path), place)


def _section(path: Path) -> tuple[str, type[Form]]:
    """What the section is called in which a word stands, and its form."""
    if len(path) == 1:
        return "a file of assumptions", AssumptionsForm
    if len(path) == 2 and path[0] == "invent":
        return "'invent'", InventForm
    if path[0] == "invent":
        return f"an invention of {path[1]}", FORMS[str(path[1])]
    return _ENTRIES[str(path[0])]
