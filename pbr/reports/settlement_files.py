"""What a folder of a settlement holds, and which settlements are of the same question."""

from pbr.files.publish_folder import Kind, Summary

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


def _asked_of_settlement(summary: Summary) -> dict[str, object]:
    scheme, period = summary.get("scheme", {}), summary.get("period", {})
    return {
        "the scheme": (scheme.get("name"), scheme.get("sha256")),
        "the period": (period.get("first"), period.get("last")),
        "the day it is as at": summary.get("as_at"),
        "the records": summary.get("inputs"),
    }


SETTLEMENT = Kind("settlement", (*FILES, LIMITS, QUANTITIES, PAYERS), "settlement.json", _asked_of_settlement)
