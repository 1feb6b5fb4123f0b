"""What a folder of a settlement holds, and which settlements are of the same question."""

from datetime import date

from pbr.files.publish_folder import FolderKind, Summary
from pbr.values.period import Period

FILES = (
    "lines.csv",
    "totals.csv",
    "providers.csv",
    "held.csv",
    "measures.csv",
    "reasons.csv",
    "words.json",
    "settlement.json",
)
"""What every folder of a settlement holds."""

LIMITS = "limits.csv"
"""What is used of limits: it is there besides where something has come due under one."""
QUANTITIES = "quantities.csv"
"""What counts under limits of quantity: it is there besides where something does."""
PAYERS = "payers.csv"
"""What each payer bears: it is there besides where its scheme lists who pays. There is nothing else in it."""


_SCHEME, _PERIOD, _AS_AT = "the scheme", "the period", "the day it is as at"


def known_before(scheme: str, sha256: str, period: Period, as_at: date) -> dict[str, object]:
    """What a settlement is of, as far as it is known before records are read: all but the records."""
    return {
        _SCHEME: (scheme, sha256),
        _PERIOD: (period.first.isoformat(), period.last.isoformat()),
        _AS_AT: as_at.isoformat(),
    }


def _asked_of_settlement(summary: Summary) -> dict[str, object]:
    scheme, period = summary.get("scheme", {}), summary.get("period", {})
    return {
        _SCHEME: (scheme.get("name"), scheme.get("sha256")),
        _PERIOD: (period.get("first"), period.get("last")),
        _AS_AT: summary.get("as_at"),
        "the records": summary.get("inputs"),
    }


SETTLEMENT = FolderKind("settlement", (*FILES, LIMITS, QUANTITIES, PAYERS), "settlement.json", _asked_of_settlement)
