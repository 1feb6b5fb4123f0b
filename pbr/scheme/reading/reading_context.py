"""What reading a scheme carries from section to section: the tree, the names met so far, and the problems found."""

from collections.abc import Callable, Collection
from dataclasses import field, replace
from functools import partial
from typing import TypeVar

from pbr.calendar.calendar import Calendar
from pbr.conditions.certain_answers import check_answers
from pbr.conditions.date_expressions import Day, days_of_line
from pbr.conditions.day_parser import parse_day
from pbr.conditions.lexer import Misread, Unread
from pbr.conditions.name_resolution import EarnedLookup, Names, called
from pbr.conditions.parser import parse_condition
from pbr.conditions.size_limit import MOST_TERMS_DEEP, ConditionSize, check_size, size_of, too_deep
from pbr.conditions.syntax_tree import Condition, PaymentEarned, Span
from pbr.problems.problem import Place, Problem, Severity
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import TABLES, OwnUnit, TableKind, Tables
from pbr.records.files.record_names import article_before
from pbr.scheme.reading.indices import Index
from pbr.scheme.reading.record_kinds import KINDS, kinds_of
from pbr.source.yaml_nodes import MapNode, Node, Scalar, lines_of
from pbr.values.dataclass import dataclass
from pbr.values.window import Cycle

Read = TypeVar("Read")


_NO_SUCH_CODE = "PBR305"
"""Said of a code that a field has not; one that a council declares may be it, where its declaration is wrong."""


@dataclass(slots=True)
class Reading:
    """A scheme being read. Sections add problems to it; when all are read, any error refuses the scheme.

    ``unread`` names the sections of which nothing could be read: one that is missing, or has another form. ``tables``
    are those of the dictionary, with what the scheme adds to them once that is read; ``fields_used`` are the fields of
    them that anything looks at. ``earned`` finds a payment for a condition that asks after it, once payments are read.
    """

    tree: MapNode
    lines: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)
    terms: dict[tuple[str, str], Scalar] = field(default_factory=dict)
    prices_used: set[str] = field(default_factory=set)
    indices: dict[str, Index] = field(default_factory=dict)
    indices_used: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    sources: tuple[str, ...] = ()
    months_declared: bool = False
    cycle: Cycle | None = None
    calendar: Calendar | None = None
    codes_listed: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    tables: Tables = field(default_factory=lambda: TABLES)
    fields_used: set[tuple[str, str]] = field(default_factory=set)
    earned: Callable[[Scalar, str, TableKind, Span], PaymentEarned] | None = None
    _read_terms: dict[tuple[str, str], Condition | None] = field(default_factory=dict)
    _noted: set[tuple[str, Place]] = field(default_factory=set)
    _underway: list[tuple[str, str]] = field(default_factory=list)
    _names_of_terms: dict[str, list[str]] = field(default_factory=dict)
    _extents: dict[tuple[str, str], ConditionSize] = field(default_factory=dict)

    def problem(
        self,
        code: str,
        message: str,
        place: Place,
        remedy: str = "",
        *,
        warning: bool = False,
        related: tuple[tuple[str, Place], ...] = (),
    ) -> None:
        """Note a problem at a place of the scheme, with the line it stands on; once, however often it is met.

        ``related`` are the other places that one mend is about, with what is said of each.
        """
        if (message, place) in self._noted or (code == _NO_SUCH_CODE and not self.is_sound("records", "fields")):
            return
        self._noted.add((message, place))
        excerpt = self.lines[place.line - 1] if 0 < place.line <= len(self.lines) else ""
        severity: Severity = "warning" if warning else "error"
        self.problems.append(Problem(code, message, place, remedy, severity, excerpt, related=related))

    def aside(self) -> "Reading":
        """The same, to try out what could be written instead: its problems are nobody's, and it uses nothing."""
        return replace(
            self, problems=[], _noted=set(), prices_used=set(), indices_used=set(), fields_used=set(self.fields_used)
        )

    def misread(self, text: Scalar, misread: Misread) -> None:
        """Note what made a condition or a day unreadable, at the columns it names; once, where it is of a term."""
        if isinstance(misread, Unread):
            return
        self.problem(misread.code, misread.message, text.at(misread.start, misread.end), misread.remedy)

    def condition(self, text: Scalar | None, kind: TableKind) -> Condition | None:
        """The meaning of a condition about one kind of record; None (and a problem) where it has none."""
        return None if text is None else self._meaning(text, lambda: self._within_bounds(text, kind))

    def gate(self, text: Scalar, kind: TableKind) -> Condition | None:
        """The same of a condition that earns a payment, which may ask whether another payment is earned."""
        asked = None if self.earned is None else partial(self.earned, text)
        return self._meaning(text, lambda: self._within_bounds(text, kind, asked))

    def _within_bounds(self, text: Scalar, kind: TableKind, earned: EarnedLookup | None = None) -> Condition:
        condition = parse_condition(text.text, replace(self.names(kind), earned=earned))
        check_size(size_of(condition, self._extents), len(text.text))
        check_answers(condition)
        return condition

    def day(self, text: Scalar | None, kind: TableKind) -> Day | None:
        """The meaning of a day of one kind of record; None (and a problem) where it has none."""
        return None if text is None else self._meaning(text, lambda: parse_day(text.text, self.names(kind)))

    def day_among_weeks(self, text: Scalar, kind: TableKind) -> Day | None:
        """The same where weeks are counted, so that a day may be the end of one."""
        return self._meaning(text, lambda: parse_day(text.text, replace(self.names(kind), weeks_counted=True)))

    def day_of_record(self, text: Scalar | None, kind: TableKind) -> Day | None:
        """The meaning of a day that each record gives by itself: not the end of a month, and not each day."""
        day = self.day(text, kind)
        if text is not None and day is not None and days_of_line(day):
            self.problem(
                "PBR314",
                f"'{text.text}' is not a day that {called(kind)} gives",
                text.place,
                f"write a date of {called(kind)}, or one moved by days or weeks",
            )
            return None
        return day

    def _meaning(self, text: Scalar, read: Callable[[], Read]) -> Read | None:
        try:
            return read()
        except Misread as misread:
            self.misread(text, misread)
            return None

    @property
    def kinds(self) -> dict[str, TableKind]:
        """The kinds of record that the scheme can speak of, by what one of them is called."""
        return KINDS if self.tables is TABLES else kinds_of(self.tables)

    @property
    def own_units(self) -> tuple[str, ...]:
        """The units of the scheme's own fields that the dictionary has not, one of each: mile, person."""
        own = (one.unit for kind in self.tables.values() for one in kind.fields if one.own)
        return tuple(dict.fromkeys(unit.one for unit in own if isinstance(unit, OwnUnit)))

    def no_such_kind(self, written: str, place: Place, choices: Collection[str]) -> None:
        """Note that a word, or a heading, is no kind of record, unless a table so called has a problem of its own."""
        tables = self.names_written("records", "tables")
        declared = {*tables, *(f"of {article_before(name)} {name}" for name in tables)}
        if "records" not in self.unread and written not in declared:
            remedy = did_you_mean(written, list(choices)) or f"one of: {', '.join(choices)}"
            self.problem("PBR310", f"'{written}' is not a kind of record", place, remedy)

    def names(self, kind: TableKind) -> Names:
        """The names that mean something in a condition about one kind of record."""
        listed, used = self.codes_listed, self.fields_used
        return Names(
            kind,
            self._names_of_terms,
            self.term,
            self.months_declared,
            listed,
            self.tables,
            used,
            self.cycle,
            self.calendar,
        )

    def declare_term(self, kind: TableKind, name: str, text: Scalar) -> None:
        """Make the name of a term known, to be read when first needed."""
        self.terms[kind.name, name] = text
        self._names_of_terms.setdefault(kind.name, []).append(name)

    def term(self, table: str, name: str) -> Condition | None:
        """The meaning of a term, read when first needed; None where there is no such term.

        Raises `Misread` where terms lead round in a circle or too deep, and `Unread` where the term has a problem that
        is noted already.
        """
        key = (table, name)
        if key not in self.terms:
            if name in self.tables[table].fields_by_name:
                return None
            heading = f"of {called(self.tables[table])}"
            if self.is_written("terms", heading, name) or self.is_written("records", "fields", heading, name):
                raise Unread("", f"the term or field '{name}' has a problem of its own", 0, 1)
            return None
        if key in self._underway:
            circle = " -> ".join([*(name for _, name in self._underway[self._underway.index(key) :]), name])
            raise Misread(
                "PBR307", f"these terms lead round in a circle: {circle}", 0, len(self.terms[self._underway[-1]].text)
            )
        if key not in self._read_terms:
            if len(self._underway) > MOST_TERMS_DEEP:
                raise too_deep(len(self.terms[self._underway[-1]].text))
            self._underway.append(key)
            self._read_terms[key] = self.condition(self.terms[key], self.tables[table])
            self._underway.pop()
        condition = self._read_terms[key]
        if condition is None:
            raise Unread("", f"the term '{name}' has a problem of its own", 0, 1)
        if key not in self._extents:
            self._extents[key] = size_of(condition, self._extents)
        return condition

    def node(self, *path: str) -> Node | None:
        """What stands under a path of keys in the tree."""
        node: Node | None = self.tree
        for key in path:
            node = node.get(key) if isinstance(node, MapNode) else None
        return node

    def names_written(self, *path: str) -> list[str]:
        """The names under a path of keys, in the order written."""
        node = self.node(*path)
        return [key.text for key, _ in node] if isinstance(node, MapNode) else []

    def is_written(self, *path: str) -> bool:
        """Whether something is or may be written here; where it has no meaning, a problem of its own has said why."""
        return path[0] in self.unread or self.node(*path) is not None

    def is_sound(self, *path: str) -> bool:
        """Whether nothing under a path has an error so far, so that what is missing there was never written."""
        node = self.node(*path)
        lines = set() if node is None else {self.place(*path).line} | lines_of(node)
        return path[0] not in self.unread and not any(
            problem.severity == "error" and problem.place.line in lines for problem in self.problems
        )

    def place(self, *path: str) -> Place:
        """The place of the last key of a path, or of the scheme where there is none."""
        parent = self.node(*path[:-1])
        key = parent.key(path[-1]) if isinstance(parent, MapNode) else None
        return key.place if key else self.tree.place
