"""The schemes that could not be compared, and why: none of them is ever counted as nil."""

from pbr.reports.page.section import Block, IllustratedTable, Numbers
from pbr.reports.simulation.layout.page_inputs import Report
from pbr.reports.text_table import Column

_WHY = "These schemes could not be settled over these records; none of them is counted as nil."


def left_out(report: Report) -> Block | None:
    """Say why each was left out; nothing where all were compared."""
    rows = tuple((left.candidate.label, "; ".join(left.reasons)) for left in report.cast.left_out)
    if not rows:
        return None
    numbers = Numbers("Schemes that were left out, and why", (Column("Scheme"), Column("Why")), rows)
    return Block("left-out", "Left out, and not compared", (_WHY,), (IllustratedTable(numbers),))
