"""A plan: a checked scheme, and what it needs of an extract."""

from collections.abc import Mapping
from dataclasses import dataclass

from pbr.engine.needs import needs_of
from pbr.scheme.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Plan:
    """A scheme ready to be run over records; ``needs`` lists the fields it uses, by table."""

    scheme: Scheme
    needs: Mapping[str, frozenset[str]]


def compile_scheme(scheme: Scheme) -> Plan:
    """The plan of a scheme that has no problems."""
    return Plan(scheme, needs_of(scheme))
