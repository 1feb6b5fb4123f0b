"""A ledger without a terminal: a month looked at and settled against it, what it holds, and whether it is whole."""
