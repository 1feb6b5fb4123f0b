"""Indices as they are written: figures ``from DATE``, or ``made of`` shares of others that are series."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from pydantic import Field, model_validator

from pbr.problems.suggest import did_you_mean
from pbr.scheme.reading.defined_names import check_name
from pbr.scheme.reading.indices import Index, IndexValue
from pbr.scheme.reading.provenance_form import ProvenanceForm, read_provenance
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import RefusedForm, Text
from pbr.source.yaml_nodes import Scalar, part_of
from pbr.values.dates import date_in_scheme
from pbr.values.pattern import Pattern
from pbr.values.share import share_in_scheme

_DATED = "from …"
_VALUE = Pattern(r"[0-9]{1,9}(?:\.[0-9]{1,9})?", re.ASCII)


class IndexForm(ProvenanceForm):
    """An index: ``from DATE`` and its figure, as often as it changes, or what it is ``made of``."""

    made_of: Text | None = Field(None, alias="made of")
    dated: dict[str, Any] = Field({}, alias=_DATED)

    @model_validator(mode="before")
    @classmethod
    def _gather_dates(cls, value: object) -> object:
        if not isinstance(value, dict):
            raise RefusedForm("PBR203", "a block of keys is needed here: 'from DATE: 104.2' and where it is from").error
        dated = {key: one for key, one in value.items() if key.startswith("from ")}
        if bool(dated) == ("made of" in value):
            raise RefusedForm("PBR354", "an index has figures, 'from DATE: 104.2', or says what it is made of").error
        return {**{key: one for key, one in value.items() if key not in dated}, _DATED: dated}


def read_indices(forms: Mapping[str, IndexForm], reading: Reading) -> dict[str, Index]:
    """Every index by its name: the series first, then what is made of them."""
    read: dict[str, Index] = {}
    for name, form in sorted(forms.items(), key=lambda one: one[1].made_of is not None):
        place = reading.place("indices", name)
        check_name(name, place, reading)
        provenance = read_provenance(form, place, reading)
        made_of = () if form.made_of is None else _made_of(form.made_of, read, reading)
        values = tuple(_values(name, form, reading))
        if values or made_of:
            read[name] = Index(name, values, made_of, provenance, place)
    return read


def _values(name: str, form: IndexForm, reading: Reading) -> list[IndexValue]:
    values: list[IndexValue] = []
    for key in form.dated:
        place = reading.place("indices", name, key)
        first, node = date_in_scheme(key[5:].strip()), reading.node("indices", name, key)
        if first is None:
            message = f"'{key[5:].strip()}' is not a day of the calendar between 1900 and 2199"
            reading.problem("PBR212", message, place, "write it like from 2026-04-01, year, month and day")
        elif not isinstance(node, Scalar) or not _VALUE.fullmatch(node.text) or not Fraction(node.text):
            said = f"'{node.text}'" if isinstance(node, Scalar) else "this"
            message = f"{said} is not a figure of an index"
            reading.problem("PBR354", message, place if node is None else node.place, "write it like 104.2, above nil")
        elif values and first <= values[-1].first:
            message = f"this figure starts on {first}, not after the one above it, which starts on {values[-1].first}"
            reading.problem("PBR402", message, place, "write the dates from the earliest to the latest")
        else:
            values.append(IndexValue(first, Fraction(node.text), node.text))
    return values


def _made_of(text: Scalar, read: Mapping[str, Index], reading: Reading) -> tuple[tuple[Fraction, str], ...]:
    """The shares of other indices, which are the whole together; none, and a problem, where they are not."""
    found: list[tuple[Fraction, str]] = []
    start = 0
    for piece in text.text.split(","):
        one = part_of(text, start, start + len(piece))
        start += len(piece) + 1
        head, of, name = one.text.partition(" of ")
        share = share_in_scheme(head)
        series = read.get(name)
        if not of or share is None:
            remedy = "write the share and the index: 60% of wages, 40% of prices"
            reading.problem("PBR354", f"'{one.text}' is not a share of an index", one.place, remedy)
            return ()
        if series is None or series.made_of:
            if reading.is_written("indices", name, "made of") or not reading.is_written("indices", name):
                known = [one.name for one in read.values() if not one.made_of]
                remedy = did_you_mean(name, known) or f"series: {', '.join(known) or 'none'}"
                reading.problem("PBR354", f"'{name}' is not an index that has figures", one.place, remedy)
            return ()
        found.append((share, name))
    if sum(share for share, _ in found) != 1 or len({name for _, name in found}) != len(found):
        message = f"'{text.text}' is not one whole, each index in it once"
        reading.problem("PBR354", message, text.place, "write shares that add up to 100%")
        return ()
    return tuple(found)
