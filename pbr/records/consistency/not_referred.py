"""Plans and stays of somebody who was not referred to their provider, or not yet, told of all the records."""

from collections.abc import Iterator, Sequence

from pbr.records.consistency.comparison import Beside
from pbr.records.consistency.contradiction import Finding, many
from pbr.records.consistency.found_rows import FoundRows, LookedFor
from pbr.records.consistency.overlaps import ENDS
from pbr.records.consistency.referrals import days_referred, of_people_referred


def _not_referred_in(table: str) -> LookedFor:
    """What is looked for in one table: those who were never referred, and those who were later."""
    one = table.removesuffix("s")
    words = "of a person referred to the provider"
    help_ = f"mend the person or the provider, or add the referral; a scheme can take in {table} {words} alone"

    def look(beside: Beside) -> Sequence[FoundRows]:
        if not beside.has("people") or not beside.has(table, ENDS[table][0]):
            return ()
        referred, answers = days_referred(beside, table), of_people_referred(beside, table)
        never = tuple(at for at, day in enumerate(referred) if day is None)
        before = tuple(at for at, day in enumerate(referred) if day is not None and answers[at] is False)
        return (FoundRows(table, never), FoundRows(table, before)) if never or before else ()

    def tell(found: Sequence[FoundRows]) -> Iterator[tuple[int, Finding]]:
        never, before = found[0].rows, found[1].rows
        if never:
            message = (
                f"{many(never, f'{one} is', f'{table} are')} of somebody who was never referred to the provider named"
            )
            yield 0, Finding("PBR816", table, never, message, help_)
        if before:
            message = (
                f"{many(before, f'{one} begins', f'{table} begin')} before the person was referred to the provider"
            )
            yield 1, Finding("PBR817", table, before, message, help_)

    return LookedFor(look, tell)


PLANS_NOT_REFERRED = _not_referred_in("plans")
STAYS_NOT_REFERRED = _not_referred_in("stays")
