"""Everything to beware of, where the answer had room for only some of it; and what each warning advises."""

from pbr.reports.page.section import Block
from pbr.reports.simulation.layout.page_inputs import Report
from pbr.reports.simulation.page.notices_shown import notices_of

_WHAT = "What to beware of before believing the figures."


def notices(report: Report) -> Block | None:
    """List the warnings, with what can be done about them; nothing where there are none."""
    found = notices_of(report)
    if not found:
        return None
    advice = tuple(f"{warning.code}: {warning.help}." for warning in report.cast.warnings if warning.help)
    return Block("warnings", "Warnings", (_WHAT,), warnings=found, notes=advice)
