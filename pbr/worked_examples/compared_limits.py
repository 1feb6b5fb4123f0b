"""How much of a limit is used in a worked example, beside what is written."""

from collections.abc import Mapping, Sequence

from pbr.problems.problem import Problem
from pbr.problems.suggest import did_you_mean
from pbr.settlement.limit_use import LimitUse
from pbr.settlement.quantity_use import QuantityUse
from pbr.source.yaml_nodes import Scalar

_MOST_NAMED = 12


def compared_limits(written: Mapping[str, Scalar], uses: Sequence[LimitUse | QuantityUse]) -> list[Problem]:
    """A problem for each limit of which something else is due than is written, or nothing at all."""
    by_id = {use.use_id: use for use in uses}
    problems: list[Problem] = []
    for named, text in written.items():
        use = by_id.get(named)
        if use is None:
            given = f"it gives: {', '.join(list(by_id)[:_MOST_NAMED]) or 'none'}"
            message = f"in this example nothing is due under a limit '{named}'"
            problems.append(Problem("PBR353", message, text.place, did_you_mean(named, by_id) or given))
        elif text.text != use.words:
            message = f"'{named}' is written as {text.text}, and comes to {use.words}"
            problems.append(Problem("PBR353", message, text.place))
    return problems
