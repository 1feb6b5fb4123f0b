"""Where failing pays: a worse result, or care that goes on for longer, brings the provider more."""

from collections.abc import Iterable
from enum import StrEnum

from pbr.simulate.incentives.marginal import BandMarginal, MarginalGain
from pbr.values.dataclass import dataclass
from pbr.values.money import pounds


class PerverseIncentive(StrEnum):
    """What is rewarded that nobody would want to reward."""

    WORSE_RESULT = "a worse result pays more"
    MORE_CARE = "more care pays more"


@dataclass(frozen=True, slots=True)
class PaysToFail:
    """One way in which failing pays, shown by the record that gains most. ``pence`` is what failing brings it.

    ``records`` is how many of the records tried gain by it.
    """

    fault: PerverseIncentive
    shown_by: MarginalGain
    pence: int
    records: int

    @property
    def words(self) -> str:
        """The finding without the record, for reports that name none."""
        step = self.shown_by.step
        if self.fault is PerverseIncentive.MORE_CARE:
            what = f"{step.words} brings {pounds(self.pence)} more"
        else:
            fact = step.fact[1].replace("_", " ") if step.fact else ""
            worse, better = step.worse.replace("_", " "), step.better.replace("_", " ")
            what = f"{fact} {worse} brings {pounds(self.pence)} more than {better}"
        return f"{self.fault}: {what} ({self.shown_by.band.words})"


def pays_to_fail(found: Iterable[BandMarginal]) -> tuple[PaysToFail, ...]:
    """Every step and band in which failing pays, by the record that gains most by it; of equal ones the first.

    Care agreed beforehand is no failing, so only care given beyond what was agreed counts.
    """
    made: list[PaysToFail] = []
    for one in found:
        if one.step.fact is not None and one.least < 0:
            made.append(PaysToFail(PerverseIncentive.WORSE_RESULT, one.lowest, -one.least, one.losing))
        elif one.step.care is not None and one.step.care.delivered and one.most > 0:
            made.append(PaysToFail(PerverseIncentive.MORE_CARE, one.highest, one.most, one.gaining))
    return tuple(sorted(made, key=lambda one: (one.fault is PerverseIncentive.MORE_CARE, -one.pence)))
