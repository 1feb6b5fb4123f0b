"""A record that earns two payments of which only one is paid: an error with both places, never a choice of ours."""

from pbr.problems.problem import Place
from pbr.settlement.error_reasons import BothEarned
from pbr.settlement.record_ref import RecordRef
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A record for which the scheme says two things; ``related`` has the two payments and the rule, each at its place.

    ``lacking`` is why, as its lines say; it is about the record as a whole, and so about no ``field`` and no
    ``window``.
    """

    code: str
    record: RecordRef
    lacking: BothEarned
    related: tuple[tuple[str, Place], ...]
    window: None = None
    field: str = ""
