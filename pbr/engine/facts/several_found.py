"""How many of the records that are looked at fit, for certain and at most, where so many at least are asked for."""

from itertools import chain
from math import inf

from pbr.conditions.compiler import Layouts
from pbr.conditions.look_source import count_fits_of, fits_of
from pbr.conditions.syntax_tree import Look
from pbr.engine.facts.looked_among import NOBODY, LookedAmong
from pbr.engine.facts.narrowed import narrowing_of
from pbr.records.table import Row


class SeveralFound:
    """Whether so many of the records that a look is at fit, for any record in hand."""

    def __init__(self, look: Look, among: LookedAmong, layouts: Layouts) -> None:
        self._many, self._among = look.many, among
        self._count, self._narrowed = count_fits_of(look.where, layouts), narrowing_of(look.where, among.sure, layouts)
        self._may_fit = fits_of(look.where, layouts, among.disputed_facts)

    def enough(self, row: Row) -> bool | None:
        """Whether there are as many as there have to be; None while what is not known yet decides."""
        own, group = self._among.own_of(row), self._among.group_of(row)
        least, most = self._count(row, own, self._narrowed(row, group))
        if least >= self._many:
            return True
        return None if most + self._in_doubt(row) >= self._many else False

    def _in_doubt(self, row: Row) -> float:
        """How many more may fit: of nobody, disputed or held; any number where a row could not be read."""
        among = self._among
        own, group = among.own_of(row), among.group_of(row)
        if any(doubt is not None and doubt(row) for doubt in (among.unread, among.names_nobody)):
            return inf
        anybodys = self._count(row, own, self._narrowed(row, NOBODY))[1] if NOBODY in among.sure else 0
        held = chain(among.held.get(group, ()), among.held.get(NOBODY, ()))
        disputed = chain(among.disputed.get(group, ()), among.disputed.get(NOBODY, ()))
        return (
            anybodys
            + sum(other is not own for other in held)
            + sum(other is not own and self._may_fit(row, other) is not False for other in disputed)
        )
