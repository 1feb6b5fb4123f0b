"""An extract's tables opened, plainly or through a mapping."""
