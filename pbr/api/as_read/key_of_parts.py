"""What a part must have whole of an extract that is settled as it is read: a plan, or a person; or all is read whole.

This is the one place that decides it of a scheme. What else sends an extract to be read whole is seen in its records.
"""

from typing import Literal

from pbr.api.in_parts.part_key import needed_whole_by
from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.facts.expected_rows import expects_of_all
from pbr.records.extract.needed import with_parents
from pbr.records.in_parts.part_reader import OF_NOBODY

_OF_PLANS = frozenset({"plans", "outcomes", "visits"})
"""The tables of plans and of what belongs to them."""

_OF_PERSONS = frozenset({"people", "stays"})
"""Tables that name persons, whose records are compared with those of their other tables."""


def key_of_parts(compiled: CompiledScheme) -> Literal["plan_id", "person_id"] | None:
    """What a part must have whole, by the field that says of which it is; None where a scheme needs all read whole.

    A plan, where each is settled by itself with what belongs to it. A person, where a scheme reads referrals or stays,
    compares the records of a person, or counts over them. Standards and figures from before are read beside either, but
    for standards that are expected of whoever has records. Fields that a scheme adds to a table are read with it; its
    own tables are read whole.
    """
    needs = frozenset(with_parents(compiled.needs))
    whom = {one.whom for one in needed_whole_by(compiled)}
    of_somebody = needs & (_OF_PLANS | _OF_PERSONS)
    expects = "standards" in needs and expects_of_all(compiled.scheme)
    if not of_somebody or needs - of_somebody - OF_NOBODY or "provider" in whom or expects:
        return None
    return "person_id" if "person" in whom or needs & _OF_PERSONS else "plan_id"
