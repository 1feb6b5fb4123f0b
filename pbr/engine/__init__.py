"""The engine: records in, lines out. It prints nothing, opens nothing, and knows no clock and no chance."""
