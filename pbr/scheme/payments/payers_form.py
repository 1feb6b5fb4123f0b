"""Who pays as it is written: ``payers`` in the heading, and ``paid by: council 60%, health_board rest``."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from pbr.problems.suggest import did_you_mean
from pbr.scheme.payments.payers import PaidBy
from pbr.scheme.reading.defined_names import check_name
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar, part_of, pieces_of
from pbr.values.pattern import Pattern
from pbr.values.share import share_in_scheme

_PIECE = Pattern(r"(?P<payer>\S+)(?: (?P<share>\S+))?", re.ASCII)
_REST = "rest"
_REMEDY = "write it like council 60%, health_board rest: one of them pays the rest, with the odd pennies"


def read_payers(form: Mapping[str, Scalar], reading: Reading) -> dict[str, str]:
    """Who may pay, by the names that the scheme gives them, and what each is called."""
    for name in form:
        check_name(name, reading.place("payers", name), reading)
    return {name: " ".join(text.text.split()) for name, text in form.items()}


def read_paid_by(text: Scalar | None, reading: Reading) -> PaidBy | None:
    """Who pays; None where nobody is named, or, with a problem, where it does not say so."""
    if text is None:
        return None
    shares: dict[str, Fraction] = {}
    rest: list[str] = []
    pieces = list(pieces_of(text))
    for piece in pieces:
        match = _PIECE.fullmatch(piece.text)
        if match is None:
            reading.problem("PBR492", f"'{piece.text}' does not say who pays, and how much", piece.place, _REMEDY)
            return None
        payer, share = match["payer"], match["share"]
        if not _is_payer(part_of(piece, 0, len(payer)), [*shares, *rest], reading):
            return None
        if share == _REST or (share is None and len(pieces) == 1):
            rest.append(payer)
            continue
        found = share_in_scheme(share or "")
        if found is None:
            message = f"'{piece.text}' does not say how much '{payer}' pays"
            reading.problem("PBR492", message, piece.place, _REMEDY)
            return None
        shares[payer] = found
    return _whole(text, shares, rest, reading)


def _is_payer(name: Scalar, before: Sequence[str], reading: Reading) -> bool:
    listed = reading.names_written("payers")
    if name.text not in listed:
        remedy = did_you_mean(name.text, listed) or f"write payers: in the heading, and {name.text}: what it is called"
        reading.problem("PBR493", f"'{name.text}' is not one of the payers of this scheme", name.place, remedy)
        return False
    if name.text in before:
        reading.problem("PBR492", f"'{name.text}' is named twice", name.place, "name each payer once")
        return False
    return True


def _whole(text: Scalar, shares: Mapping[str, Fraction], rest: Sequence[str], reading: Reading) -> PaidBy | None:
    """Who pays, if it makes up the whole: one pays the rest, and there is some."""
    if len(rest) != 1:
        said = "nobody pays the rest" if not rest else f"{' and '.join(rest)} cannot both pay the rest"
        reading.problem("PBR492", said, text.place, _REMEDY)
        return None
    if not all(shares.values()) or sum(shares.values()) >= 1:
        message = (
            "these shares leave nothing for the rest" if all(shares.values()) else "a share of nothing is no share"
        )
        reading.problem("PBR492", message, text.place, "write shares above 0% that come to less than 100% in all")
        return None
    return PaidBy(shares, rest[0], text.text, text.place)
