"""What a provider is due of several sums, of which one can be taken out again and another put in its place."""

from pbr.simulate.payoff.scheme_model import Sums


class ProviderTotal:
    """Sums added up so that one can be taken out again: how many are not None is counted for each."""

    def __init__(self, pence: list[int], known: list[int]) -> None:
        self._pence = pence
        self._known = known

    @classmethod
    def of(cls, nothing: Sums) -> "ProviderTotal":
        """Nothing added up yet."""
        return cls([0] * len(nothing), [0] * len(nothing))

    def copy(self) -> "ProviderTotal":
        """The same, to be changed apart."""
        return ProviderTotal([*self._pence], [*self._known])

    def take(self, sums: Sums, times: int) -> None:
        """Add sums, or with -1 take them out."""
        for at, pence in enumerate(sums):
            if pence is not None:
                self._pence[at] += times * pence
                self._known[at] += times

    @property
    def sums(self) -> Sums:
        """What it comes to."""
        pairs = zip(self._pence, self._known, strict=True)
        return tuple(pence if known or at == 0 else None for at, (pence, known) in enumerate(pairs))
