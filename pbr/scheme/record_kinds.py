"""The kinds of record that a scheme can speak of, by what one of them is called."""

from pbr.records.dictionary import TABLES, TableKind

# Figures brought in from before the records begin are in the dictionary, and no word of the language uses them yet.
KINDS: dict[str, TableKind] = {kind.one: kind for kind in TABLES.values() if kind.name != "openings"}
