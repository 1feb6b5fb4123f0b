"""Looks at other records, answered over an extract: one more yes or no of every record from which others are seen.

Each is answered once for every row, before any is settled, and stands in the rows as what comparing them tells does.
One record that fits decides. Failing that the answer is not known where one may fit: what it says of itself is blank
or disputed, the record is held, or a row that could not be read may be one of them.
"""

from collections.abc import Callable
from itertools import chain
from typing import TYPE_CHECKING, Optional

from pbr.conditions.compiler import Layouts
from pbr.conditions.look_source import any_fits_of, fits_of
from pbr.conditions.syntax_tree import Among, Look
from pbr.conditions.written_out import written_out
from pbr.engine.facts.looked_among import NOBODY, LookedAmong, looked_among
from pbr.engine.facts.narrowed import narrowing_of
from pbr.records.consistency.comparison import Answer, RecordsCompared
from pbr.records.table import Row
from pbr.scheme.records.holds import Hold
from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    # Only a look that adds up time has any.
    from pbr.engine.facts.time_covered import TimeCovered


@dataclass(frozen=True, slots=True)
class FoundAmong:
    """What a look found for one record: how many were looked at, which fit, and which may or are held.

    ``unread``: a row that could not be read may be one. ``nobody``: the record names nobody whose records to look at.
    """

    many: int
    fit: tuple[Row, ...]
    may_fit: tuple[Row, ...]
    held: tuple[Row, ...]
    unread: bool
    nobody: bool


@dataclass(frozen=True, slots=True)
class Looking:
    """A look from the records of a ``table``, and the rules of the scheme that hold a record looked at."""

    table: str
    look: Look
    holds: tuple[Hold, ...]

    @property
    def words(self) -> str:
        """What it is called in the layout of the table."""
        return self.look.words

    @property
    def follows(self) -> int:
        """It is answered after the fixed comparisons, which it may ask."""
        return 1

    @property
    def within_family(self) -> bool:
        """Whether it looks at nothing but what belongs to the record itself."""
        return self.look.among is Among.BELOW

    @property
    def tables(self) -> frozenset[str]:
        """The tables from whose records others are seen, and whose are."""
        return frozenset({self.table, self.look.table})

    @property
    def rests_on(self) -> tuple[str, ...]:
        """What its answers rest on, written out: equal for two schemes by which they are the same."""
        return (self.words, *sorted(f"{hold.kind.name}: {written_out(hold.condition)}" for hold in self.holds))

    def of(self, beside: RecordsCompared) -> list[Answer]:
        """One answer for each row of the table, in the order of the rows."""
        covered = self.time_covered(beside)
        if covered is not None:
            return list(map(covered.enough, beside.tables[self.table].rows))
        layouts = _layouts_of(beside)
        among = looked_among(self.table, self.look, self.holds, beside, layouts)
        if self.look.many > 1:
            # imported late: few looks ask for several
            from pbr.engine.facts.several_found import SeveralFound

            return list(map(SeveralFound(self.look, among, layouts).enough, beside.tables[self.table].rows))
        any_fits = any_fits_of(self.look.where, layouts)
        narrowed = narrowing_of(self.look.where, among.sure, layouts)
        group_of, own_of, in_doubt = among.group_of, among.own_of, self._in_doubt(among, layouts)
        anybodys = NOBODY in among.sure
        answers: list[Answer] = []
        for row in beside.tables[self.table].rows:
            answer = any_fits(row, own_of(row), narrowed(row, group_of(row)))
            if answer is False and anybodys and any_fits(row, own_of(row), narrowed(row, NOBODY)) is not False:
                answer = None
            answers.append(None if answer is False and in_doubt is not None and in_doubt(row) else answer)
        return answers

    def _in_doubt(self, among: LookedAmong, layouts: Layouts) -> Callable[[Row], bool] | None:
        """Whether a record that is held, disputed or unread may fit, or anybody's may; None where there is none."""
        unread, nobody = among.unread, among.names_nobody
        if not among.held and not among.disputed and unread is None and nobody is None:
            return None
        may_fit = fits_of(self.look.where, layouts, among.disputed_facts)

        def in_doubt(row: Row) -> bool:
            group, own = among.group_of(row), among.own_of(row)
            held, disputed = (
                chain(those.get(group, ()), those.get(NOBODY, ())) for those in (among.held, among.disputed)
            )
            return (
                any(other is not own for other in held)
                or any(other is not own and may_fit(row, other) is not False for other in disputed)
                or (unread is not None and unread(row))
                or (nobody is not None and nobody(row))
            )

        return in_doubt

    def time_covered(self, beside: RecordsCompared) -> Optional["TimeCovered"]:
        """What time the records that fit cover, for any record in hand; None where no time is added up."""
        if self.look.time is None:
            return None
        # imported late: few looks add up time
        from pbr.engine.facts.time_covered import TimeCovered

        layouts = _layouts_of(beside)
        among = looked_among(self.table, self.look, self.holds, beside, layouts)
        return TimeCovered(self.look, self.look.time, among, layouts)

    def found(self, row: Row, beside: RecordsCompared) -> FoundAmong:
        """What decided the answer for one row, for whoever tells its story."""
        layouts = _layouts_of(beside)
        among = looked_among(self.table, self.look, self.holds, beside, layouts)
        group, own = among.group_of(row), among.own_of(row)
        fits, may_fit = fits_of(self.look.where, layouts), fits_of(self.look.where, layouts, among.disputed_facts)
        sure, held, disputed = (
            tuple(other for one in (group, NOBODY) for other in rows.get(one, ()) if other is not own)
            for rows in (among.sure, among.held, among.disputed)
        )
        anybodys = frozenset(map(id, among.sure.get(NOBODY, ())))
        answers = [(other, fits(row, other)) for other in sure]
        return FoundAmong(
            len(sure) + len(held) + len(disputed),
            tuple(other for other, answer in answers if answer and id(other) not in anybodys),
            (
                *(other for other, answer in answers if answer is None or (answer and id(other) in anybodys)),
                *(other for other in disputed if may_fit(row, other) is not False),
            ),
            held,
            among.unread is not None and among.unread(row),
            among.names_nobody is not None and among.names_nobody(row),
        )


def _layouts_of(beside: RecordsCompared) -> Layouts:
    return Layouts({name: table.layout for name, table in beside.tables.items()}, beside.as_at)
