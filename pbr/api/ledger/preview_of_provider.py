"""A run as it would be, kept to one provider: what it would be paid and why, marked as a part of the run."""

from dataclasses import replace

from pbr.api.ledger.settling import Previewed
from pbr.api.meetings.one_provider import settlement_of_provider


def of_provider(previewed: Previewed, provider: str) -> Previewed:
    """What a run would come to for one provider; the proposal, and what is to be confirmed, are of the whole run.

    Raises ``ProblemsFound`` where nothing of the run is this provider's.
    """
    written = previewed.written
    return replace(
        previewed,
        written=replace(
            written,
            settlement=settlement_of_provider(written.settlement, provider),
            sums=tuple(one for one in written.sums if one.provider_id == provider),
            remittances=tuple(one for one in written.remittances if one.provider_id == provider),
        ),
    )
