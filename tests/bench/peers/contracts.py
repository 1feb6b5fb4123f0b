"""What the peers know of the contracts of Essex and Wiltshire (the first reading), and how a peer is run."""

import sys
from collections.abc import Callable
from pathlib import Path

RUN = ("2026-04-01", "2027-03-31")
LEFT = CUT_SHORT = ("died", "hospital", "moved", "declined", "transferred", "direct_payment", "other")
FINISHED = ("completed", "recovered_early")
PACKAGE_PENCE, BONUS_PENCE = 157_500, 25_000
RATE_PENCE = {"standard": 1_700, "specialist": 2_100}

PLAN_COLUMNS = [
    *("plan_id", "provider_id", "plan_type", "rate", "agreed_on", "started_on", "planned_end_on"),
    *("ended_on", "end_reason", "weekly_hours", "support_at_end", "reviewed_on"),
]
OUTCOME_COLUMNS = [
    *("outcome_id", "plan_id", "payable", "weight", "agreed_on"),
    *("result", "achieved_on", "reviewed_on", "verified_by", "disputed"),
]
# What the days on which something is recorded date besides themselves.
PLAN_DATED = {"agreed_on": [], "ended_on": ["end_reason"], "reviewed_on": ["support_at_end"]}
OUTCOME_DATED = {"agreed_on": [], "reviewed_on": ["result", "achieved_on", "verified_by", "disputed"]}
WRITTEN = ["line_id", "provider_id", "status", "due_on", "amount"]

Settled = Callable[[Path, str, Path], int]


def run_peer(schemes: dict[str, Settled]) -> None:
    """Run the scheme of the command line on its records up to its last day, and print what is due, in pence."""
    scheme, records, last_day, out = sys.argv[1:]
    print(schemes[scheme](Path(records), last_day, Path(out)))
