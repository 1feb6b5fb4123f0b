"""A plan: a checked scheme, and what it needs of an extract."""

from collections.abc import Mapping
from dataclasses import dataclass

from pbr.engine.fields_needed import needs_of
from pbr.records.council_codes import CodeList
from pbr.scheme.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Plan:
    """A scheme ready to be run over records; ``needs`` lists the fields it uses, by table."""

    scheme: Scheme
    needs: Mapping[str, frozenset[str]]

    @property
    def code_lists(self) -> tuple[CodeList, ...]:
        """The lists of the scheme's framework, for the tables it reads: others are no business of its."""
        lists = self.scheme.framework.code_lists(self.scheme.name)
        return tuple(listed.within(self.needs) for listed in lists)


def compile_scheme(scheme: Scheme) -> Plan:
    """The plan of a scheme that has no problems."""
    return Plan(scheme, needs_of(scheme))
