"""What moves of the lines, less what a ledger has settled of them."""
