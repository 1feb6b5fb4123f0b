"""Standards that a framework expects of providers: they wait until all parts are known, and are settled then.

A standard that nobody recorded counts as not known, for every provider that has records. Who has any is known of all
parts together and of none alone, so the part that has the standards gives them back as they were read; they are few.
"""

from collections.abc import Iterable, Set
from dataclasses import replace

from pbr.engine.facts.expected_rows import expects_rows, with_expected
from pbr.engine.run_terms import RunTerms
from pbr.records.dictionary import TABLES
from pbr.records.table import Records

_STANDARDS = TABLES["standards"].name


def waits_for_all(terms: RunTerms, records: Records) -> bool:
    """Whether standards are settled once all parts are known."""
    return _STANDARDS in records.tables and expects_rows(terms.compiled.scheme)


def without_waiting(terms: RunTerms, records: Records) -> Records:
    """What a part settles by itself: all of its records, but for standards that wait."""
    if not waits_for_all(terms, records):
        return records
    standards = records.tables[_STANDARDS]
    return replace(records, tables={**records.tables, _STANDARDS: replace(standards, rows=[])})


def only_waiting(terms: RunTerms, records: Records) -> Records:
    """The tables of a part without their rows, but for standards that wait: blank rows were counted with the part."""
    keeps = {_STANDARDS} if waits_for_all(terms, records) else set[str]()
    tables = {
        name: replace(table, rows=table.rows if name in keeps else [], dropped=0)
        for name, table in records.tables.items()
    }
    return replace(records, tables=tables)


def standards_of_all(terms: RunTerms, waiting: Iterable[Records], providers: Set[str]) -> Records:
    """The standards that waited, of the one part that has any, with those expected of all providers with records."""
    every = list(waiting)
    having = next((one for one in every if any(table.rows for table in one.tables.values())), every[0])
    return with_expected(having, terms.compiled.scheme, terms.as_at, providers)
