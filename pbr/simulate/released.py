"""How much of a sum a measure releases, for counts that may turn out in many ways."""

from dataclasses import dataclass, field

from pbr.engine.scaling import released_by
from pbr.simulate.model import ScaledSum, measured
from pbr.values.rounding import Rounding, to_pence


@dataclass(slots=True)
class Releases:
    """One scaled sum, with what each combination of counts has been found to release."""

    scaled: ScaledSum
    rounding: Rounding
    _found: dict[tuple[int, tuple[int, ...], tuple[int, ...]], int | None] = field(default_factory=dict)

    def of(self, whole: int, counts: tuple[int, ...], undated: tuple[int, ...]) -> int | None:
        """The pence due of a whole; None where nothing is due: not earned, or not decided by what is known."""
        key = (whole, counts, undated)
        if key not in self._found:
            share = released_by(self.scaled.scale, measured(self.scaled.cell, counts, undated))
            pence = None if not share else to_pence(share * abs(whole), self.rounding)
            self._found[key] = None if pence is None else pence if whole >= 0 else -pence
        return self._found[key]
