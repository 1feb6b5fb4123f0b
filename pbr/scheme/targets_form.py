"""Targets as they are written: ``target: at least 52%`` and ``judged from: 20 plans``, read beside their measure."""

import re
from fractions import Fraction

from pbr.records.dictionary import TableKind
from pbr.scheme.reading_context import Reading
from pbr.scheme.targets import Bound, Target
from pbr.source.yaml_nodes import Scalar
from pbr.values.figure_unit import A_SHARE, FigureKind, FigureUnit
from pbr.values.money import money_in_scheme
from pbr.values.number import number_in_cell
from pbr.values.share import percent, share_in_scheme

_TARGET = re.compile(rf"(?P<bound>{'|'.join(Bound)}) (?P<figure>.+)", re.ASCII)
_NUMBER = re.compile(r"(?P<number>-?[0-9][0-9,]*(?:\.[0-9]{1,6})?)(?: (?P<words>[a-z ]+))?", re.ASCII)
_FROM = re.compile(r"(?P<many>[1-9][0-9]{0,8}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,2}) (?P<what>[a-z]+)", re.ASCII)
_REMEDY = "write it like at least 52%, at most 5%, above 80% or below 10%"


def read_target(
    target: Scalar | None, judged_from: Scalar | None, kind: TableKind, unit: FigureUnit, reading: Reading
) -> Target | None:
    """The target of a measure of a kind of record, in the unit of the measure; None where it has none, or a problem."""
    if target is None:
        if judged_from is not None:
            message = "this says out of how many a target is judged, and there is no target"
            reading.problem("PBR561", message, judged_from.place, "write target: beside it, or take it out")
        return None
    match = _TARGET.fullmatch(target.text)
    figure = _figure(match["figure"], unit) if match else None
    least = _read_from(judged_from, kind, reading)
    if match is None or figure is None:
        reading.problem("PBR560", f"'{target.text}' is not a target{_in(unit)}", target.place, _remedy(unit))
        return None
    found = Target(Bound(match["bound"]), figure, target.text, least, unit)
    return found if unit != A_SHARE or _can_be_reached(found, target, reading) else None


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


def _figure(text: str, unit: FigureUnit) -> Fraction | None:
    """A figure of a target in a unit; None where it is in another, or in none."""
    if unit.kind is FigureKind.SHARE:
        return share_in_scheme(text)
    if unit.kind is FigureKind.MONEY:
        pence = money_in_scheme(text.removesuffix(f" {unit.words}") if unit.words else text)
        return None if pence is None else Fraction(pence)
    match = _NUMBER.fullmatch(text)
    written = match and (match["words"] or "") in (unit.words, *unit.also)
    return number_in_cell(match["number"]) if match and written else None


def _in(unit: FigureUnit) -> str:
    return "" if unit.kind is FigureKind.SHARE else f" in {_called(unit)}"


def _called(unit: FigureUnit) -> str:
    if unit.kind is FigureKind.MONEY:
        return f"pounds {unit.words}".rstrip()
    return unit.words or "plain figures"


def _remedy(unit: FigureUnit) -> str:
    match unit.kind:
        case FigureKind.SHARE:
            return _REMEDY
        case FigureKind.MONEY:
            return "write it like at most £300.00"
        case FigureKind.NUMBER:
            return f"write it like at least {f'20 {unit.words}'.rstrip()}"


def _read_from(text: Scalar | None, kind: TableKind, reading: Reading) -> int:
    if text is None:
        return 1
    match = _FROM.fullmatch(text.text)
    if match is None or match["what"] not in (kind.one, kind.name):
        message = f"'{text.text}' is not how many {kind.name} a target is judged on"
        reading.problem("PBR561", message, text.place, f"write a number of what is counted: 20 {kind.name}")
        return 1
    return int(match["many"].replace(",", ""))
