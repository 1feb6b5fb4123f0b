"""The colours of charts, from the palette of the Government Analysis Function: each at least 3:1 on white.

No chart says anything by colour alone: every bar has its name and its figures beside it.
"""

DARK_BLUE = "#12436D"
TURQUOISE = "#28A197"
DARK_PINK = "#801650"
ORANGE = "#F46A25"
INK = "#0B0C0C"
"""Text and axes: 19:1 on white."""
