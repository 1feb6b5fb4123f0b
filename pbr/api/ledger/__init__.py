"""Against a ledger, from Python: a run looked at, settled, read and checked.

``preview`` and ``commit`` take a ``RunAsked``; ``docs/python.md`` shows them at work. Nothing is loaded before it is
asked for.
"""

from typing import TYPE_CHECKING

from pbr.api import names_at_home

if TYPE_CHECKING:
    from pbr.api.ledger.opening import OpeningAsked, open_ledger
    from pbr.api.ledger.reading import Balance, balance_of, history_of, pay, runs_of
    from pbr.api.ledger.run_checks import Confirmed
    from pbr.api.ledger.settled_already import AlreadySettled
    from pbr.api.ledger.settling import Committed, Previewed, commit, preview
    from pbr.api.ledger.started_run import RunAsked
    from pbr.api.ledger.then_and_now_forms import story_then_and_now
    from pbr.api.ledger.verification import Verified, verify_ledger

__all__ = [
    "AlreadySettled",
    "Balance",
    "Committed",
    "Confirmed",
    "OpeningAsked",
    "Previewed",
    "RunAsked",
    "Verified",
    "balance_of",
    "commit",
    "history_of",
    "open_ledger",
    "pay",
    "preview",
    "runs_of",
    "story_then_and_now",
    "verify_ledger",
]

_HOMES = {
    "pbr.api.ledger.opening": ("OpeningAsked", "open_ledger"),
    "pbr.api.ledger.reading": ("Balance", "balance_of", "history_of", "pay", "runs_of"),
    "pbr.api.ledger.run_checks": ("Confirmed",),
    "pbr.api.ledger.settled_already": ("AlreadySettled",),
    "pbr.api.ledger.settling": ("Committed", "Previewed", "commit", "preview"),
    "pbr.api.ledger.started_run": ("RunAsked",),
    "pbr.api.ledger.then_and_now_forms": ("story_then_and_now",),
    "pbr.api.ledger.verification": ("Verified", "verify_ledger"),
}
"""Where each name is at home."""

__getattr__ = names_at_home(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
