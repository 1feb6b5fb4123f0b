"""A compiled scheme: what it needs of an extract, and its steps as functions, made once for each layout of one.

What is compiled when. ``compile_scheme`` finds what a scheme needs, before any extract is read. Where fields stand in
its rows is known once it is, so the first run over a layout, as at a day, has every condition, day, price, gate, share
and measure made into a function (`functions_of`), and every other run over the same takes those. A `Run` adds only
what is its own: its period, what it counts and sums, and what it gathers. The functions remember what they have worked
out for the same facts, which is the same for every run; they are for one thread at a time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import date
from typing import Optional

from pbr.conditions.compiler import Compiled, Layouts
from pbr.engine.counting.payment_steps import compile_payment
from pbr.engine.facts.compile_context import Compiling
from pbr.engine.fields_needed import needs_of
from pbr.engine.measuring.measures import compile_measure
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.engine.payments.unmatched_records import compile_watched
from pbr.records.cells.council_codes import CodeList
from pbr.scheme.scheme import Scheme
from pbr.values.dataclass import dataclass

Positions = Mapping[str, Mapping[str, int]]
"""Where the fields of each table stand in its rows."""

_Places = tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
_Layout = tuple[date, _Places]


@dataclass(frozen=True, slots=True)
class CompiledScheme:
    """A scheme ready to be run over records; ``needs`` lists the fields it uses, by table."""

    scheme: Scheme
    needs: Mapping[str, frozenset[str]]
    _whole: Optional["CompiledScheme"] = field(default=None, repr=False, compare=False)
    _compiled: dict[_Layout, SchemeFunctions] = field(default_factory=dict, init=False, repr=False, compare=False)
    _on_any_day: dict[_Places, Compiled] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __reduce__(self) -> tuple[type["CompiledScheme"], tuple[Scheme, Mapping[str, frozenset[str]]]]:
        """Go to another process as a scheme: its functions are made anew there."""
        return CompiledScheme, (self.scheme, self.needs)

    @property
    def code_lists(self) -> tuple[CodeList, ...]:
        """The lists of the scheme's framework, for the tables it reads: others are no business of its."""
        lists = self.scheme.framework.code_lists(self.scheme.name, self.scheme.tables)
        return tuple(listed.within(self.needs) for listed in lists)

    def only(self, payments: Iterable[str]) -> "CompiledScheme":
        """The same with some of its payments, called by their names, which shares what is compiled."""
        names = frozenset(payments)
        scheme = replace(self.scheme, payments=tuple(one for one in self.scheme.payments if one.name in names))
        return CompiledScheme(scheme, self.needs, self)

    def functions_of(self, positions: Positions, as_at: date) -> SchemeFunctions:
        """Its steps over rows in which fields stand so, with what was known on a day; made when first asked for."""
        places = tuple((table, tuple(fields.items())) for table, fields in positions.items())
        layout = (as_at, places)
        found = self._compiled.get(layout)
        if found is None:
            found = self._compiled[layout] = (
                _compiled(Compiling(self.scheme, self._layouts(positions, places, as_at)))
                if self._whole is None
                else _some_of(self._whole.functions_of(positions, as_at), self.scheme)
            )
        return found

    def _layouts(self, positions: Positions, places: _Places, as_at: date) -> Layouts:
        """Places of fields as at a day, which share what asks for no day with those as at another."""
        return Layouts(positions, as_at, self._on_any_day.setdefault(places, Compiled()))


def _compiled(over: Compiling) -> SchemeFunctions:
    scheme = over.scheme
    return SchemeFunctions(
        over,
        {payment.name: compile_payment(payment, over) for payment in scheme.payments},
        tuple(compile_measure(measure, over) for measure in scheme.measures.values()),
        compile_watched(over),
    )


def _some_of(whole: SchemeFunctions, scheme: Scheme) -> SchemeFunctions:
    """The functions of a scheme that has some of the payments of another; what nothing took differs with them."""
    over = replace(whole.over, scheme=scheme)
    payments = {payment.name: whole.payments[payment.name] for payment in scheme.payments}
    return SchemeFunctions(over, payments, whole.measures, compile_watched(over))


def compile_scheme(scheme: Scheme) -> CompiledScheme:
    """Make a scheme that has no problems ready to be run."""
    return CompiledScheme(scheme, needs_of(scheme))
