"""Evidence: who confirmed results, what money hangs on the provider's word alone, and a sample of them to check."""
