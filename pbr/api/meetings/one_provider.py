"""A settlement kept to one provider: its lines, totals and measures, marked as a part of the whole."""

from collections.abc import Sequence
from dataclasses import replace

from pbr.api.settling.line_by_line import Take
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.settlement.line import Line
from pbr.settlement.settlement import Settlement
from pbr.settlement.totals import Tally


def settlement_of_provider(settlement: Settlement, provider: str) -> Settlement:
    """What a settlement comes to for one provider, marked so; what is said of the records is said of all of them.

    Raises ``ProblemsFound`` where nothing of it is this provider's.
    """
    groups = {group: total for group, total in settlement.tally.groups.items() if group[0] == provider}
    if not groups:
        raise ProblemsFound([_nothing_of(provider)])
    return replace(
        settlement,
        tally=Tally(groups),
        measures=tuple(one for one in settlement.measures if one.provider_id == provider),
        rows=(),
        held_rows=tuple(one for one in settlement.held_rows if one.provider_id == provider),
        expected=tuple(one for one in settlement.expected if one.provider_id == provider),
        not_deducted={name: one for name, one in settlement.not_deducted.items() if name == provider},
        only_provider=provider,
        limits=tuple(one for one in settlement.limits if one.record.provider == provider),
        quantities=tuple(one for one in settlement.quantities if one.record.provider == provider),
        payers=None if settlement.payers is None else settlement.payers.of_provider(provider),
    )


def taking_lines_of(provider: str, take: Take) -> Take:
    """Give what takes the lines of one provider alone."""

    def taken(batch: Sequence[Line]) -> None:
        take([line for line in batch if line.paid_provider_id == provider])

    return taken


def _nothing_of(provider: str) -> Problem:
    message = f"there is nothing of the provider {provider} in this settlement"
    return Problem("PBR918", message, Place("--provider"), "give its id as the records have it; capitals count")
