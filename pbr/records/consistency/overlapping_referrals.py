"""Referrals of one person that run at the same time, to one provider or to several, told of all the records."""

from collections.abc import Iterator, Sequence

from pbr.records.consistency.comparison import Beside
from pbr.records.consistency.contradiction import Finding, hold_by, many, true_in
from pbr.records.consistency.found_rows import Extent, FoundRows, LookedFor
from pbr.records.consistency.overlaps import Overlaps, overlapping, told_days, told_days_beyond

_PEOPLE = "people"


def _look(beside: Beside) -> Sequence[FoundRows]:
    """The referrals that overlap another to their provider, and the rest that overlap any."""
    if not beside.has(_PEOPLE, "left_on"):
        return ()
    of_person = overlapping(beside, _PEOPLE)
    if True not in of_person.answers:
        return ()
    of_provider = overlapping(beside, _PEOPLE, "provider_id")
    rest = tuple(at for at in true_in(of_person.answers) if of_provider.answers[at] is not True)
    return (
        FoundRows(_PEOPLE, true_in(of_provider.answers), _days_of(of_provider)),
        FoundRows(_PEOPLE, rest, _days_of(of_person)),
    )


def _days_of(found: Overlaps) -> Extent:
    return Extent(days=found.days, some=found.moving)


def _tell(found: Sequence[FoundRows]) -> Iterator[tuple[int, Finding]]:
    of_provider, rest = found
    days = of_provider.extent.days, of_provider.extent.some
    if of_provider.rows:
        message = (
            f"{many(of_provider.rows, 'referral overlaps', 'referrals overlap')} another of the same person to the "
            f"same provider: {told_days(*days)}"
        )
        words = "overlaps another referral of the person to the provider"
        yield 0, Finding("PBR813", _PEOPLE, of_provider.rows, message, hold_by("a person", words))
    if rest.rows:
        message = (
            f"{many(rest.rows, 'referral overlaps', 'referrals overlap')} one of the same person to another provider: "
            f"{told_days_beyond(rest.extent.days, rest.extent.some, days)}"
        )
        words = "overlaps another referral of the person"
        yield 1, Finding("PBR825", _PEOPLE, rest.rows, message, hold_by("a person", words))


OVERLAPPING_REFERRALS = LookedFor(_look, _tell)
