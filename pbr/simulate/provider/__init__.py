"""The provider's side of a contract: what care costs it, what it keeps, when the money comes, and what paperwork takes."""
