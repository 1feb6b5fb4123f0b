"""Plans, stays and referrals of one person that run at the same time, and plans that are one under two references."""

from collections.abc import Iterator, Sequence

from pbr.records.consistency.comparison import RecordsCompared
from pbr.records.consistency.contradiction import Finding, hold_by, many, true_in
from pbr.records.consistency.found_rows import Extent, FoundRows, LookedFor
from pbr.records.consistency.overlaps import (
    Overlaps,
    days_beyond_in_words,
    days_in_words,
    overlapping,
    overlapping_stays,
)
from pbr.records.consistency.recorded_twice import recorded_again, recorded_twice

_PLANS, _STAYS, _PEOPLE = "plans", "stays", "people"


def _look(beside: RecordsCompared) -> Sequence[FoundRows]:
    """The plans that overlap another with their provider, the rest that overlap any, and those recorded twice."""
    if not beside.has(_PLANS, "started_on", "ended_on"):
        return ()
    of_person = overlapping(beside, _PLANS)
    if True not in of_person.answers:
        return ()
    # One package under two ids begins on one day, so it is among those that overlap. It is told as that, and what is
    # told of overlaps is then without its copies.
    copied = beside.has(_PLANS, "plan_type")
    twice = true_in(recorded_twice(beside, _PLANS)) if copied else ()
    again = frozenset(true_in(recorded_again(beside, _PLANS))) if twice else frozenset()
    of_person = overlapping(beside, _PLANS, without=again) if again else of_person
    of_provider = overlapping(beside, _PLANS, "provider_id", without=again)
    rest = tuple(at for at in true_in(of_person.answers) if of_provider.answers[at] is not True)
    return (
        FoundRows(_PLANS, true_in(of_provider.answers), _days_of(of_provider)),
        FoundRows(_PLANS, rest, _days_of(of_person)),
        FoundRows(_PLANS, twice),
    )


def _days_of(found: Overlaps) -> Extent:
    return Extent(days=found.days, some=found.moving)


def _tell(found: Sequence[FoundRows]) -> Iterator[tuple[int, Finding]]:
    of_provider, rest, twice = found
    days = of_provider.extent.days, of_provider.extent.some
    if of_provider.rows:
        message = (
            f"{many(of_provider.rows, 'plan overlaps', 'plans overlap')} another plan of the same person with the same "
            f"provider: {days_in_words(*days)}"
        )
        words = "overlaps another plan of the person with the provider"
        yield 0, Finding("PBR811", _PLANS, of_provider.rows, message, hold_by("a plan", words))
    if rest.rows:
        message = (
            f"{many(rest.rows, 'plan overlaps', 'plans overlap')} a plan of the same person with another provider: "
            f"{days_beyond_in_words(rest.extent.days, rest.extent.some, days)}"
        )
        words = "overlaps another plan of the person"
        yield 1, Finding("PBR812", _PLANS, rest.rows, message, hold_by("a plan", words))
    if twice.rows:
        same = "the person, provider, type and first day of another plan"
        message = f"{many(twice.rows, 'plan has', 'plans have')} {same}"
        yield 2, Finding("PBR820", _PLANS, twice.rows, message, hold_by("a plan", "recorded twice"))


OVERLAPPING_PLANS = LookedFor(_look, _tell)


def _look_at_stays(beside: RecordsCompared) -> Sequence[FoundRows]:
    if not beside.has(_STAYS, "from_on", "to_on", "kind"):
        return ()
    found = overlapping_stays(beside)
    rows = true_in(found.answers)
    return (FoundRows(_STAYS, rows, Extent(days=found.days, some=found.moving)),) if rows else ()


def _tell_of_stays(found: Sequence[FoundRows]) -> Iterator[tuple[int, Finding]]:
    rows, extent = found[0].rows, found[0].extent
    overlap = many(rows, "stay overlaps", "stays overlap")
    message = f"{overlap} another stay of the same person: {days_in_words(extent.days, extent.some)}"
    yield 0, Finding("PBR810", _STAYS, rows, message, hold_by("a stay", "overlaps another stay of the person"))


OVERLAPPING_STAYS = LookedFor(_look_at_stays, _tell_of_stays)


def _look_at_referrals(beside: RecordsCompared) -> Sequence[FoundRows]:
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


def _tell_of_referrals(found: Sequence[FoundRows]) -> Iterator[tuple[int, Finding]]:
    of_provider, rest = found
    days = of_provider.extent.days, of_provider.extent.some
    if of_provider.rows:
        message = (
            f"{many(of_provider.rows, 'referral overlaps', 'referrals overlap')} another of the same person to the "
            f"same provider: {days_in_words(*days)}"
        )
        words = "overlaps another referral of the person to the provider"
        yield 0, Finding("PBR813", _PEOPLE, of_provider.rows, message, hold_by("a person", words))
    if rest.rows:
        message = (
            f"{many(rest.rows, 'referral overlaps', 'referrals overlap')} one of the same person to another provider: "
            f"{days_beyond_in_words(rest.extent.days, rest.extent.some, days)}"
        )
        words = "overlaps another referral of the person"
        yield 1, Finding("PBR825", _PEOPLE, rest.rows, message, hold_by("a person", words))


OVERLAPPING_REFERRALS = LookedFor(_look_at_referrals, _tell_of_referrals)
