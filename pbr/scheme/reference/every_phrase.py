"""Every phrase of the language, put together from the files of its sections."""

from pbr.scheme.reference.amounts import AMOUNTS, PRICES, WHERE_FROM
from pbr.scheme.reference.conditions import CONDITIONS, TERMS
from pbr.scheme.reference.days import DAYS
from pbr.scheme.reference.fitness import FITNESS
from pbr.scheme.reference.for_each import FOR_EACH
from pbr.scheme.reference.framework import FRAMEWORK
from pbr.scheme.reference.gates import GATES
from pbr.scheme.reference.heading import HEADING, HOLDS
from pbr.scheme.reference.limits import LIMITS
from pbr.scheme.reference.looks import LOOKS
from pbr.scheme.reference.measures import MEASURES
from pbr.scheme.reference.only_one import ONLY_ONE
from pbr.scheme.reference.own_fields import OWN_FIELDS
from pbr.scheme.reference.own_tables import OWN_TABLES
from pbr.scheme.reference.parts import PARTS
from pbr.scheme.reference.payments import PAYMENTS
from pbr.scheme.reference.phrase import Phrase
from pbr.scheme.reference.quantities import QUANTITIES
from pbr.scheme.reference.rankings import RANKINGS
from pbr.scheme.reference.record_comparisons import COMPARING
from pbr.scheme.reference.roundings import ROUNDING
from pbr.scheme.reference.scale import SCALING
from pbr.scheme.reference.statuses import STATUSES
from pbr.scheme.reference.uplift import INDICES, UPLIFT
from pbr.scheme.reference.verdicts import VERDICTS
from pbr.scheme.reference.worked_examples import EXAMPLES

PHRASES: tuple[Phrase, ...] = (
    *HEADING, *ROUNDING, *HOLDS, *OWN_FIELDS, *OWN_TABLES, *FRAMEWORK, *TERMS, *CONDITIONS, *LOOKS, *COMPARING,
    *INDICES, *PRICES, *UPLIFT, *WHERE_FROM, *PAYMENTS, *QUANTITIES[:3], *AMOUNTS, *FOR_EACH, *DAYS, *GATES, *PARTS,
    *SCALING, *MEASURES, *VERDICTS, *RANKINGS, *FITNESS, *ONLY_ONE, *LIMITS, *EXAMPLES, *QUANTITIES[3:], *STATUSES,
)  # fmt: skip
"""All of them, in the order in which a reader meets them."""
