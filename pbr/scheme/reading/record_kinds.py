"""The kinds of record that a scheme can speak of, by what one of them is called."""

from pbr.records.dictionary import TABLES, TableKind, Tables

# Figures brought in from before the records begin are in the dictionary, and no word of the language uses them yet.
_OF_NO_WORD = "openings"


def kinds_of(tables: Tables) -> dict[str, TableKind]:
    """The kinds of record that tables have, by what one of them is called."""
    return {kind.one: kind for kind in tables.values() if kind.name != _OF_NO_WORD}


KINDS: dict[str, TableKind] = kinds_of(TABLES)
