"""Rows that have a text of the scheme in other capitals, or with other spaces or signs, and so another text.

Every text is asked once, however many rows have it: the texts of a column are few, and told apart before any is folded.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from operator import itemgetter

from pbr.engine.noticed.similar_codes import CodesByHolder, RowsOtherwise
from pbr.engine.noticed.texts_asked import texts_asked
from pbr.records.cells.similar_names import name_meant
from pbr.records.dictionary import OPENINGS
from pbr.records.files.lookalike_text import bare_name
from pbr.records.table import Records
from pbr.scheme.scheme import Scheme
from pbr.settlement.notices import Apart, CodeNotTaken, NothingBroughtIn, Notice, TextOtherwise


def rows_otherwise(records: Records, scheme: Scheme, counted: CodesByHolder) -> RowsOtherwise:
    """Count the rows of some records that have a text of a scheme otherwise than it does."""
    found: RowsOtherwise = {}
    for holder, groups in texts_asked(scheme).items():
        table, field = holder
        if table not in records.tables or field not in records.tables[table].layout:
            continue
        values = partial(map, itemgetter(records.tables[table].layout[field]), records.tables[table].rows)
        known = counted.get(holder)
        otherwise = dict(_otherwise(field, set(values()) if known is None else known, groups))
        counts = Counter(values()) if otherwise and known is None else known or Counter()
        for value, text in otherwise.items():
            found.setdefault((holder, text), Counter())[_apart(text, value)] += counts[value]
    return found


def _otherwise(
    field: str, there: Iterable[str | None], groups: tuple[frozenset[str], ...]
) -> Iterator[tuple[str, str]]:
    """The texts of a column that are likely to be one which the scheme asks for, each with that one."""
    texts = {text for text in there if text is not None}
    for group in groups:
        meant = {name_meant(field, text): text for text in sorted(group, reverse=True)}
        for text in texts - group:
            if (asked := meant.get(name_meant(field, text))) is not None:
                yield text, asked


def _apart(text: str, value: str) -> Apart:
    """In what a text of the records is another than the scheme's."""
    if text.casefold() == value.casefold():
        return Apart.CAPITALS
    return Apart.SIGNS if bare_name(text) == bare_name(value) else Apart.NOUGHTS


def texts_otherwise(rows: RowsOtherwise, said: Iterable[Notice]) -> Iterator[TextOtherwise]:
    """What there is to say of them, but for what was ``said`` already: that nothing takes them, or none is there."""
    told: Counter[tuple[str, str, str]] = Counter()
    not_there: set[str] = set()
    for notice in said:
        match notice:
            case CodeNotTaken():
                told[notice.table, notice.field, notice.meant] += notice.rows
            case NothingBroughtIn():
                not_there.add(notice.name)
            case _:
                pass
    for ((table, field), text), by_apart in sorted(rows.items()):
        many = by_apart.total()
        if told[table, field, text] != many and not (table == OPENINGS.name and text in not_there):
            yield TextOtherwise(table, field, text, many, tuple(one for one in Apart if by_apart[one]))
