"""The scheme that a ledger was last settled by, beside the one it is to be settled by now."""

from collections.abc import Collection

from pbr.ledger.folder_names import SCHEME
from pbr.ledger.ledger import Ledger
from pbr.ledger.position_csv import PositionsOf
from pbr.ledger.scheme_over_time import check_limits, check_records
from pbr.problems.problem import ProblemsFound
from pbr.scheme.load_scheme import read_scheme
from pbr.scheme.reading.renamed import Renamed
from pbr.scheme.scheme import Scheme
from pbr.source.text_file import decode


def refuse_other_records(scheme: Scheme, ledger: Ledger, positions: PositionsOf, renamed: Collection[Renamed]) -> None:
    """Raise ``ProblemsFound`` where something is for other records than it was for in the last run, or is a limit and
    was a payment.

    ``positions`` are by what things are called now, and ``renamed`` is what this run gives another name.
    """
    check_limits(scheme, positions.kinds_standing())
    last = ledger.last
    if last is None:
        return
    try:
        before = read_scheme(decode(ledger.file_of(last.run, SCHEME), SCHEME), SCHEME)
    except ProblemsFound:
        # Another version of pbr settled it by words that are refused now: what they meant is not known.
        return
    check_records(scheme, before, positions.standing(), renamed)
