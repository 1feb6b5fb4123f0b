"""Evidence as text for people, and as JSON for programs."""

from pbr.api.evidence import EvidenceFound
from pbr.reports.evidence.evidence_json import evidence_json
from pbr.reports.evidence.evidence_text import evidence_text
from pbr.reports.plain_text_table import plain_text


def as_table(found: EvidenceFound) -> str:
    """Give what was found as text for people."""
    return plain_text(evidence_text(found.scheme, found.period, found.as_at, found.results, found.money, found.sample))


def as_json(found: EvidenceFound) -> str:
    """Give what was found as JSON, every result and line in it."""
    return evidence_json(
        found.scheme, (found.period, found.as_at), found.results, found.money, found.sample,
        (found.warnings, found.inputs),
    )  # fmt: skip
