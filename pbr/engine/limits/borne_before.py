"""What each provider bore of limits over persons with all their providers, as it was settled before a run."""

from collections import Counter
from collections.abc import Callable, Mapping

from pbr.engine.limits.sums_under_limits import UnderLimit
from pbr.engine.settled_before.settled_so_far import SettledSoFar

BorneBefore = Callable[[UnderLimit], Mapping[str, int]]
"""A function from a limit, a person and a window to what each provider bore of it, in pence."""


def nobody_bore(under: UnderLimit) -> Mapping[str, int]:
    """Without a ledger nothing was borne before, of whichever limit."""
    return {}


class BorneBeforeRun:
    """What each provider bore, as a ledger has it; read when it is first asked."""

    def __init__(self, settled: SettledSoFar) -> None:
        self._settled = settled
        self._found: dict[tuple[str, str, str], Counter[str]] | None = None

    def __call__(self, under: UnderLimit) -> Mapping[str, int]:
        """What each provider bore of a limit, whoever paid it."""
        limit, person_id, window = under
        if self._found is None:
            self._found = {}
            for provider_id in self._settled.providers():
                for one in self._settled.of(provider_id):
                    of = one.obligation
                    if one.kind.is_limit:
                        by = self._found.setdefault((of.payment, of.record_id, of.slot), Counter())
                        by[provider_id] -= one.settled
        return self._found.get((limit, person_id, "" if window is None else window.label), {})
