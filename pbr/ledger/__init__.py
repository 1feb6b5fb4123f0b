"""The ledger: what was settled run by run, chained, and never touched again."""
