"""So many and no more: places, tiers, quantities and days left to be paid for."""
