"""Parts as they are written: the form of one, its share and its spread read, and all together one whole."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from pbr.records.dictionary import FieldType, TableKind
from pbr.scheme.measuring.measure_records_form import kind_where
from pbr.scheme.measuring.measures import Measure
from pbr.scheme.measuring.scale_form import read_scale
from pbr.scheme.payments.gates_form import GatesForm, read_gates
from pbr.scheme.payments.parts import Part, Spread
from pbr.scheme.pricing.amounts import PriceUse
from pbr.scheme.pricing.prices import Price
from pbr.scheme.pricing.share_reader import read_share
from pbr.scheme.reading.days import read_day
from pbr.scheme.reading.defined_names import check_name
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import Block, Text, Texts
from pbr.source.yaml_nodes import Scalar, part_of
from pbr.values.pattern import Pattern
from pbr.values.share import percent

_SPREAD = Pattern(r"(?P<how>by weight|equally) over (?P<scope>.+)", re.ASCII)


class PartForm(GatesForm):
    """A part: its ``share``, its conditions, when it is ``due``, and how it is spread or scaled."""

    share: Text
    due: Text
    spread: Text | None = None
    scaled_by: Text | None = Field(None, alias="scaled by")
    steps: Annotated[dict[str, Text] | None, Block] = Field(None, alias="steps of the whole")
    assumes: Texts = ()
    formerly: Text | None = None


def read_parts(
    forms: Mapping[str, PartForm],
    kind: TableKind | None,
    prices: Mapping[str, Price],
    measures: Mapping[str, Measure],
    reading: Reading,
    *path: str,
) -> tuple[Part, ...]:
    """The parts of a payment, checked to make up the whole."""
    parts: list[Part] = []
    for name, form in forms.items():
        place = reading.place(*path, name)
        check_name(name, place, reading)
        last = name == list(forms)[-1]
        if (form.share.text == "rest") != last:
            reading.problem(
                "PBR412",
                "the last part is the rest, and only the last",
                form.share.place,
                "write share: rest in the last part, so that the parts always make up the whole",
            )
        spread = _read_spread(form.spread, kind, reading)
        about = spread.kind if spread else kind
        due = read_day(form.due, about, reading)
        share = None if form.share.text == "rest" else read_share(form.share, kind, prices, reading)
        if share is not None and _most(share) > 1:
            message = f"a part can come to {percent(_most(share))}, more than the whole"
            reading.problem("PBR405", message, form.share.place, "a part is between 0% and 100%")
        gates = read_gates(form, about, reading)
        scale = read_scale(form.scaled_by, form.steps, measures, (*path, name), reading)
        if scale and spread:
            reading.problem("PBR413", "a part is either spread or scaled, not both", place)
        if due is not None:
            assumes = tuple(" ".join(item.text.split()) for item in form.assumes)
            day = form.due.text
            parts.append(Part(name, share, gates, due, day, spread, scale, assumes, place, form.formerly))
    most = [_most(part.share) for part in parts if part.share is not None]
    if sum(most, Fraction(0)) > 1 and max(most) <= 1:
        reading.problem(
            "PBR405",
            f"the parts can add up to {percent(sum(most, Fraction(0)))}, more than the whole",
            reading.place(*path),
        )
    return tuple(parts)


def _most(share: Fraction | PriceUse) -> Fraction:
    """A share, or the largest that a figure can be."""
    if isinstance(share, Fraction):
        return share
    return max(figure for step in share.price.steps for figure in step.figures.values())


def _has_a_weight(kind: TableKind) -> bool:
    """Whether each row has a number as its weight: that of a council's own table may be declared otherwise."""
    field = kind.fields_by_name["weight"]
    return field.type is FieldType.NUMBER and (field.required or bool(field.blank_means))


def _read_spread(text: Scalar | None, kind: TableKind | None, reading: Reading) -> Spread | None:
    if text is None:
        return None
    match = _SPREAD.fullmatch(text.text)
    if match is None:
        reading.problem(
            "PBR208",
            f"'{text.text}' does not say how a part is spread",
            text.place,
            "write 'by weight over outcome where …' or 'equally over outcome where …'",
        )
        return None
    child, where = kind_where(part_of(text, *match.span("scope")), reading)
    if child is None:
        return None
    if kind is None or child.parent != kind.name:
        reading.problem(
            "PBR208",
            f"a part of this payment cannot be spread over each {child.one}",
            text.place,
            "a part is spread over records that belong to the one paid for, such as the outcomes of a plan",
        )
        return None
    by_weight = match["how"] == "by weight"
    if by_weight:
        reading.fields_used.add((child.name, "weight"))
    if by_weight and "weight" not in child.fields_by_name:
        reading.problem(
            "PBR208", f"{child.article} {child.one} has no weight", text.place, "write 'equally over' instead"
        )
    elif by_weight and not _has_a_weight(child):
        message = f"the weight of {child.article} {child.one} may be no number, or blank"
        remedy = "declare weight: number of points; never blank, or what a blank means"
        reading.problem("PBR208", message, text.place, remedy)
    return Spread(child, by_weight, reading.condition(where, child), where.text if where else "")
