"""A council's own tables: as tables of the dictionary under other names, in files, mappings and a ledger."""
