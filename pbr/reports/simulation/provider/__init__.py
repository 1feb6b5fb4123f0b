"""The provider's side (margin, cash flow, transaction cost), as text and as sections of the page."""
