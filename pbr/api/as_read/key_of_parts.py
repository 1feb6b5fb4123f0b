"""What a part must have whole of an extract that is settled as it is read: a plan, or a person; or all is read whole.

This is the one place that decides it of a scheme. What else sends an extract to be read whole is seen in its records.
"""

from typing import Literal

from pbr.api.in_parts.part_key import compared_of_persons, counted_together
from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.facts.expected_rows import expects_of_all
from pbr.records.dictionary import TableKind
from pbr.records.extract.needed import tables_of, with_parents

_PLANS = "plans"


def key_of_parts(compiled: CompiledScheme) -> Literal["plan_id", "person_id"] | None:
    """What a part must have whole, by the field that says of which it is; None where a scheme needs all read whole.

    A plan, where each is settled by itself with what belongs to it, a council's own rows too. A person, where a scheme
    reads rows of persons (referrals, stays, a council's own), compares the records of a person, or counts over them.
    What is of nobody is read beside either, but for standards that are expected of whoever has records, and for what
    is compared with the records of a person.
    """
    read, nobody = with_parents(compiled.needs).keys(), tables_of_nobody(compiled)
    # What is of nobody is in one part, and whatever is compared or counted among it alone is so there.
    compared = [one.tables for one in compared_of_persons(compiled) if not one.tables <= nobody]
    counted = {one.whom for one in counted_together(compiled) if one.table not in nobody}
    expected = "standards" in read and expects_of_all(compiled.scheme)
    if read <= nobody or any(tables & nobody for tables in compared) or "provider" in counted or expected:
        return None
    return "person_id" if compared or "person" in counted or _names_persons(compiled) else "plan_id"


def tables_of_nobody(compiled: CompiledScheme) -> frozenset[str]:
    """The tables that a scheme reads whose rows belong to no plan, and need name no person: they are of a provider.

    They are standards, figures from before, answers, incidents, and a council's own of a provider.
    """
    read, kinds = with_parents(compiled.needs), tables_of(compiled.needs)
    return frozenset(name for name in read if not kinds[name].parent and not _is_of_a_person(kinds[name]))


def tables_settled_row_by_row(compiled: CompiledScheme) -> frozenset[str]:
    """Those of them of which each row is settled by itself, and named by one id: they may be in several parts."""
    kinds = tables_of(compiled.needs)
    together = {one.table for one in counted_together(compiled)}.union(
        *(one.tables for one in compared_of_persons(compiled))
    )
    return frozenset(name for name in tables_of_nobody(compiled) - together if len(kinds[name].key) == 1)


def _names_persons(compiled: CompiledScheme) -> bool:
    """Whether rows of persons are read that are no plans: they are compared with each other, person by person."""
    read, kinds = with_parents(compiled.needs), tables_of(compiled.needs)
    return any(_is_of_a_person(kinds[name]) for name in read if name != _PLANS)


def _is_of_a_person(kind: TableKind) -> bool:
    person = kind.fields_by_name.get("person_id")
    return person is not None and person.required
