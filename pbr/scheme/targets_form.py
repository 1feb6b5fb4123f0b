"""Targets as they are written: ``target: at least 52%`` and ``judged from: 20 plans``, read beside their measure."""

import re

from pbr.records.dictionary import TableKind
from pbr.scheme.reading_context import Reading
from pbr.scheme.targets import Bound, Target
from pbr.source.yaml_nodes import Scalar
from pbr.values.share import percent, share_in_scheme

_TARGET = re.compile(rf"(?P<bound>{'|'.join(Bound)}) (?P<share>[0-9./]+%?)", re.ASCII)
_FROM = re.compile(r"(?P<many>[1-9][0-9]{0,8}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,2}) (?P<what>[a-z]+)", re.ASCII)
_REMEDY = "write it like at least 52%, at most 5%, above 80% or below 10%"


def read_target(target: Scalar | None, judged_from: Scalar | None, kind: TableKind, reading: Reading) -> Target | None:
    """The target of a measure of a kind of record; None where it has none, or a problem."""
    if target is None:
        if judged_from is not None:
            message = "this says out of how many a target is judged, and there is no target"
            reading.problem("PBR561", message, judged_from.place, "write target: beside it, or take it out")
        return None
    match = _TARGET.fullmatch(target.text)
    share = share_in_scheme(match["share"]) if match else None
    least = _read_from(judged_from, kind, reading)
    if match is None or share is None:
        reading.problem("PBR560", f"'{target.text}' is not a target", target.place, _REMEDY)
        return None
    bound = Bound(match["bound"])
    if share > 1:
        reading.problem("PBR405", f"{percent(share)} is more than the whole", target.place, _REMEDY)
        return None
    if Target(bound, share, "").is_met_by(share) is False and share == (1 if bound is Bound.ABOVE else 0):
        message = f"no share is {target.text}, so nobody could ever meet this"
        reading.problem("PBR560", message, target.place, "write a share that somebody can reach")
        return None
    return Target(bound, share, target.text, least)


def _read_from(text: Scalar | None, kind: TableKind, reading: Reading) -> int:
    if text is None:
        return 1
    match = _FROM.fullmatch(text.text)
    if match is None or match["what"] not in (kind.one, kind.name):
        message = f"'{text.text}' is not how many {kind.name} a target is judged on"
        reading.problem("PBR561", message, text.place, f"write a number of what is counted: 20 {kind.name}")
        return 1
    return int(match["many"].replace(",", ""))
