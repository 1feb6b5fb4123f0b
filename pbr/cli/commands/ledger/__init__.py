"""``pbr ledger``: open a ledger, look at what it holds, and see that it is whole."""
