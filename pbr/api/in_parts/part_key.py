"""What a part of a run must have whole: a plan with what belongs to it, all of a person, all of a provider, or all.

Most schemes settle each plan by itself. One that compares the records of a person needs all of the person at once, and
one that counts what it pays for over a provider (the first 10,000 hours at one price) all of the provider.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from pbr.api.given.types_given import must_be
from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.facts.looks import Looking
from pbr.engine.places_answered import PlacesAnswered
from pbr.engine.run_terms import RunTerms
from pbr.records.consistency.comparison import ToldByOthers
from pbr.records.dictionary import TABLES
from pbr.records.extract.needed import told_by_others
from pbr.values.dataclass import dataclass

PartKey = Literal["plan_id", "person_id", "provider_id"] | None
"""The field whose rows of one value are all in one part; None where all records are."""

_PERSON: Literal["person"] = "person"
_PROVIDER: Literal["provider"] = "provider"
_STANDARDS = TABLES["standards"].name


@dataclass(frozen=True, slots=True)
class NeededWhole:
    """That a scheme needs all records of a person or a provider at once, and why in words."""

    whom: Literal["person", "provider"]
    because: str


class CountedTogether(NamedTuple):
    """A payment that counts what it pays for over the records of one ``table``: of a plan, a person or a provider."""

    payment: str
    table: str
    whom: str


def part_key(terms: RunTerms) -> PartKey:
    """What a part must have whole: ``"plan_id"``, ``"person_id"``, ``"provider_id"``, or None for the whole run.

    Parts may be ranges of it: of plans, each with all that belongs to it (a person's referral and a stay stand for
    themselves); of persons, with all of theirs from whichever providers; or of providers, with all of theirs. None is a
    run that is settled in one part, as one is that looks at incidents or answers of a person: what names nobody may be
    of any. Standards are all in one part, whatever the key.
    """
    must_be(terms, RunTerms, "the terms of a run", "what run_terms gives")
    whom = {one.whom for one in needed_whole(terms)}
    if len(whom) > 1 or perhaps_anybodys(terms.compiled):
        return None
    return "person_id" if _PERSON in whom else "provider_id" if _PROVIDER in whom else "plan_id"


def perhaps_anybodys(compiled: CompiledScheme) -> frozenset[str]:
    """The tables that are looked at for each person and name nobody, perhaps: answers and incidents, then anybody's."""
    looked = {one.look.table for one in compared_of_persons(compiled) if isinstance(one, Looking)}
    person_of = {table: compiled.scheme.tables[table].fields_by_name.get("person_id") for table in looked}
    return frozenset(table for table, person in person_of.items() if person is not None and not person.required)


def needed_whole(terms: RunTerms) -> tuple[NeededWhole, ...]:
    """Whose records a scheme needs whole, beside a plan with what belongs to it, each with the reason."""
    return tuple(needed_whole_by(terms.compiled))


def needed_whole_by(compiled: CompiledScheme) -> Iterator[NeededWhole]:
    """The same of a compiled scheme: it hangs on no days."""
    compared = ", ".join(f'"{one.words}"' for one in compared_of_persons(compiled))
    if compared:
        yield NeededWhole(_PERSON, f"compares the records of a person ({compared})")
    # All standards are in one part as it is.
    counted = [one for one in counted_together(compiled) if one.table != _STANDARDS]
    for whom in (_PERSON, _PROVIDER):
        names = ", ".join(one.payment for one in counted if one.whom == whom)
        if names:
            yield NeededWhole(whom, f"counts what it pays for over all records of a {whom} ({names})")


def compared_of_persons(compiled: CompiledScheme) -> list[ToldByOthers]:
    """What a scheme asks of a record that others of its person tell."""
    # What asks for a place is counted as the payment is that gives it, which is a payment of the scheme.
    told = told_by_others(compiled.needs)
    return [one for one in told if not one.within_family and not isinstance(one, PlacesAnswered)]


def counted_together(compiled: CompiledScheme) -> list[CountedTogether]:
    """The payments of a scheme that count what they pay for, each with whose records it counts over."""
    return [
        CountedTogether(payment.name, payment.kind.name, payment.counted.whom)
        for payment in compiled.scheme.payments
        if payment.counted is not None and payment.kind is not None
    ]
