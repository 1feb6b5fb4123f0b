"""The small language of conditions and dates: read, typed, turned into functions, and explained."""
