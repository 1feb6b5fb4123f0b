"""Assumptions in a comparison: read, checked against its schemes and records, and answered."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pbr.cli.progress import Progress
from pbr.reports.simulation.further import Further
from pbr.reports.simulation.what_if import what_if_block
from pbr.simulate.assumptions.answer import Answer, answer
from pbr.simulate.assumptions.assumptions import Assumptions
from pbr.simulate.assumptions.check import check_prices
from pbr.simulate.assumptions.read import load_assumptions
from pbr.simulate.assumptions.what_if import WhatIf
from pbr.simulate.backcast.backcast import Backcast
from pbr.simulate.candidates import Candidate
from pbr.simulate.draws.beyond import Ends


def assumptions_given(file: Path | None, settings: Sequence[str]) -> Assumptions | None:
    """Read the assumptions of ``--assume`` and ``--set``; None where neither is given. Raises ``ProblemsFound``."""
    return load_assumptions(file, settings) if file or settings else None


def checked(assumptions: Assumptions | None, candidates: Sequence[Candidate]) -> Assumptions | None:
    """Check assumptions against the schemes compared, and keep what is to be warned of. Raises ``ProblemsFound``."""
    if assumptions is None:
        return None
    warnings = check_prices(assumptions, [one.scheme for one in candidates])
    return replace(assumptions, warnings=(*assumptions.warnings, *warnings))


def asked_of(cast: Backcast, what_if: WhatIf, shown: Progress) -> Answer:
    """Answer what if for the schemes that were compared."""
    plans = {
        result.candidate.label: result.due_by_plan.keys()
        for result in cast.results
        if result.plans and result.only_plans
    }
    return answer(what_if, plans, shown.say)


def shown_of(answered: Answer | None) -> tuple[Further, ...]:
    """Show what was answered beside a comparison; nothing where nothing was assumed."""
    return () if answered is None else (what_if_block(answered),)


def ends_of(answered: Answer | None) -> dict[str, Ends]:
    """What each scheme is expected to come to at the ends of what moves it, by its label, where that is known."""
    schemes = answered.schemes if answered else ()
    return {
        one.candidate.label: {bar.assumption.name: (bar.at_low, bar.at_high) for bar in one.bars}
        for one in schemes
        if one.tornado_known
    }
