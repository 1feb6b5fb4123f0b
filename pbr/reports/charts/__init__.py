"""Charts as inline SVG: bars and tornados that say the same in words, and need nothing from a network."""
