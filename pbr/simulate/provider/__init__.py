"""The provider's side: what care costs it, what it keeps, when the money comes, and what paperwork takes."""
