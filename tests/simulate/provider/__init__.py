"""The provider's side of a contract."""
