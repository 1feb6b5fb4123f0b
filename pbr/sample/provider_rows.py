"""Rows of standards.csv and openings.csv: what belongs to a provider rather than to a person."""

from datetime import date

from pbr.rng.sample_stream import Chance
from pbr.sample import probabilities
from pbr.sample.cell_text import IsoDays, Row, known_by
from pbr.sample.request import SampleWanted
from pbr.values.dates import quarter_of

STANDARD_COLUMNS = ("standard", "provider_id", "from_on", "to_on", "assessed_on", "met", "score")
OPENING_COLUMNS = ("name", "provider_id", "from_on", "to_on", "value")


def standard_rows(wanted: SampleWanted, iso: IsoDays) -> list[Row]:
    """Each standard of each provider, for each calendar quarter from the first day to the last."""
    rows: list[Row] = []
    day, last = wanted.first, wanted.last.toordinal()
    while day <= wanted.last:
        quarter = quarter_of(day)
        for provider, standards in probabilities.STANDARDS.items():
            chance = Chance(f"{wanted.seed}/standards/{provider}/{quarter.first}")
            ends = quarter.last.toordinal()
            for standard in standards:
                judged = draw_judgement(chance, ends, last, iso)
                rows.append((standard, provider, iso[quarter.first.toordinal()], iso[ends], *judged))
        day = date.fromordinal(quarter.last.toordinal() + 1)
    return rows


def draw_judgement(chance: Chance, quarter_ends: int, last: int, iso: IsoDays) -> tuple[str, str, str]:
    """When a standard was assessed, whether it was met, and the score out of 100; blank until assessed."""
    assessed = known_by(last, quarter_ends + chance.between(5, 20))
    met = chance.happens(probabilities.STANDARD_MET)
    score = chance.between(90, 100) if met else chance.between(55, 84)
    if chance.happens(probabilities.STANDARD_NEVER_ASSESSED) or not assessed:
        return "", "", ""
    return iso[assessed], "yes" if met else "no", str(score)


def opening_rows(wanted: SampleWanted) -> list[Row]:
    """One figure brought in from the quarter before the sample begins (assumed)."""
    before = quarter_of(date.fromordinal(quarter_of(wanted.first).first.toordinal() - 1))
    return [("retained", "P1", before.first.isoformat(), before.last.isoformat(), "1250.00")]
