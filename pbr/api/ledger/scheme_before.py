"""The scheme that a ledger was last settled by, beside the one it is to be settled by now."""

from collections.abc import Collection

from pbr.ledger.folder_names import SCHEME
from pbr.ledger.ledger import Ledger
from pbr.ledger.scheme_over_time import check_records
from pbr.problems.problem import ProblemsFound
from pbr.scheme.load_scheme import read_scheme
from pbr.scheme.reading.renamed import Called, Renamed
from pbr.scheme.scheme import Scheme
from pbr.source.text_file import decode


def refuse_other_records(
    scheme: Scheme, ledger: Ledger, settled: Collection[Called], renamed: Collection[Renamed]
) -> None:
    """Raise ``ProblemsFound`` where something is for other records than it was for in the last run.

    ``settled`` has what money is settled of, as it is called now, and ``renamed`` what this run gives another name.
    """
    last = ledger.last
    if last is None:
        return
    try:
        before = read_scheme(decode(ledger.file_of(last.run, SCHEME), SCHEME), SCHEME)
    except ProblemsFound:
        # Another version of pbr settled it by words that are refused now: what they meant is not known.
        return
    check_records(scheme, before, settled, renamed)
