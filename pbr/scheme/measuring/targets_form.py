"""Targets as they are written: ``target: at least 52%`` and ``judged from: 20 plans``, read beside their measure."""

import re

from pydantic import Field

from pbr.records.dictionary import TableKind
from pbr.scheme.measuring.baselines import Baseline, Earlier
from pbr.scheme.measuring.figures_of_measures import figure_in_unit, unit_called, written_like
from pbr.scheme.measuring.targets import SIDES, Bound, Change, Side, Target
from pbr.scheme.reading.provenance_form import ProvenanceForm
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import Text
from pbr.source.yaml_nodes import Scalar
from pbr.values.figure_unit import FigureKind, FigureUnit
from pbr.values.pattern import Pattern
from pbr.values.share import percent, share_in_scheme

_TARGET = Pattern(rf"(?P<bound>{'|'.join(Bound)}) (?P<figure>.+?)(?: (?P<side>{'|'.join(SIDES)}))?", re.DOTALL)
_FROM = Pattern(r"(?P<many>[1-9][0-9]{0,8}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,2}) (?P<what>[a-z]+(?:_[a-z]+)*)", re.ASCII)
_REMEDY = "write it like at least 52%, at most 5%, above 80% or below 10%"


class TargetForm(ProvenanceForm):
    """The words of a measure that its target is read from."""

    target: Text | None = None
    judged_from: Text | None = Field(None, alias="judged from")


def read_target(
    form: TargetForm, kind: TableKind, unit: FigureUnit, baseline: Baseline | None, reading: Reading
) -> Target | None:
    """The target of a measure of a kind of record, in the unit of the measure; None where it has none, or a problem."""
    target = form.target
    if target is None:
        if form.judged_from is not None:
            message = "this says out of how many a target is judged, and there is no target"
            reading.problem("PBR561", message, form.judged_from.place, "write target: beside it, or take it out")
        return None
    match = _TARGET.fullmatch(target.text)
    least = _read_from(form.judged_from, kind, reading)
    if match is not None and match["side"] is not None:
        return _of_change(match, target, least, unit, baseline, reading)
    figure = figure_in_unit(match["figure"], unit) if match else None
    if match is None or figure is None:
        among = "" if unit.kind is FigureKind.SHARE else f" in {unit_called(unit)}"
        reading.problem("PBR560", f"'{target.text}' is not a target{among}", target.place, _remedy(unit))
        return None
    found = Target(Bound(match["bound"]), figure, target.text, least, unit)
    return found if unit.kind is not FigureKind.SHARE or _can_be_reached(found, target, reading) else None


def _of_change(
    match: re.Match[str], target: Scalar, least: int, unit: FigureUnit, baseline: Baseline | None, reading: Reading
) -> Target | None:
    """A target of how much fewer or more than what the measure is compared with."""
    share = share_in_scheme(match["figure"])
    figure = figure_in_unit(match["figure"], unit) if share is None else share
    side = SIDES[match["side"]]
    if figure is None or figure < 0 or (side is Side.FEWER and share is not None and share > 1):
        remedy = f"write it like at least 10% {match['side']}"
        reading.problem("PBR560", f"'{target.text}' is not a target of a change", target.place, remedy)
        return None
    if baseline is None:
        message = f"'{target.text}': than what?"
        remedy = f"write compared with: and a figure, {', '.join(Earlier)}, or an opening figure"
        reading.problem("PBR577", message, target.place, remedy)
        return None
    return Target(Bound(match["bound"]), figure, target.text, least, unit, Change(side, is_share=share is not None))


def _can_be_reached(found: Target, target: Scalar, reading: Reading) -> bool:
    """Whether some share meets a target; a problem where none can."""
    share = found.figure
    if share > 1:
        reading.problem("PBR405", f"{percent(share)} is more than the whole", target.place, _REMEDY)
        return False
    if found.is_met_by(share) is False and share == (1 if found.bound is Bound.ABOVE else 0):
        message = f"no share is {target.text}, so nobody could ever meet this"
        reading.problem("PBR560", message, target.place, "write a share that somebody can reach")
        return False
    return True


def _remedy(unit: FigureUnit) -> str:
    return _REMEDY if unit.kind is FigureKind.SHARE else f"write it like at least {written_like(unit)}"


def _read_from(text: Scalar | None, kind: TableKind, reading: Reading) -> int:
    if text is None:
        return 1
    match = _FROM.fullmatch(text.text)
    if match is None or match["what"] not in (kind.one, kind.name):
        message = f"'{text.text}' is not how many {kind.name} a target is judged on"
        reading.problem("PBR561", message, text.place, f"write a number of what it is out of: 20 {kind.name}")
        return 1
    return int(match["many"].replace(",", ""))
