"""What several pieces of one window bring to a pool together, and what of that is left there while some are in doubt.

A piece has a price of its own, or is in doubt by itself. A ledger has one position for all of them.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from pbr.engine.counting.scaling import exact_of
from pbr.engine.settled_before.stands import UNDECIDED, as_it_stands, of_pieces, stands_by_itself, waits_undecided
from pbr.settlement.line import Line
from pbr.settlement.obligation import Position
from pbr.settlement.reason import Retained


def left_in_pool(pieces: Sequence[Line], position: Position) -> Fraction:
    """What was brought before and is not decided now, beyond what is certain: it stays in the pool. In exact pence."""
    if position.brings is None or not any(map(waits_undecided, pieces)):
        return Fraction(0)
    return max(position.brings - _certain(pieces), Fraction(0))


def retained_together(pieces: Sequence[Line], position: Position | None) -> Line:
    """The pieces of a window, of which some are retained, as one note, against what was settled of them.

    What it brings is what is certain, or what was brought before if that is more and some of it is not decided. Of
    pieces that bring nothing else than before, because some are in doubt, it is about those.
    """
    retained = [line for line in pieces if isinstance(line.reason, Retained)]
    if not retained:
        return as_it_stands(pieces, position)
    waiting = [line for line in pieces if waits_undecided(line)]
    brings = _certain(pieces) + (Fraction(0) if position is None else left_in_pool(pieces, position))
    if position is not None and brings == position.brings and any(line.status in UNDECIDED for line in waiting):
        return as_it_stands(pieces, position)
    note, stakes = of_pieces(retained, []), [line.at_stake for line in (*retained, *waiting)]
    known = [stake for stake in stakes if stake is not None]
    because = retained[0].reason
    note = note._replace(
        at_stake=sum(known) if len(known) == len(stakes) else None,
        reason=replace(because, brings=brings) if isinstance(because, Retained) else because,
    )
    return stands_by_itself(note, position)


def _certain(pieces: Sequence[Line]) -> Fraction:
    """What the pieces that are decided bring to the pool."""
    return sum((exact_of(one) or Fraction(0) for one in pieces if isinstance(one.reason, Retained)), Fraction(0))
