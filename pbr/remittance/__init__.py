"""What is paid out of a settlement or a run of a ledger: read back, and told to each provider."""
