"""Lists of codes that more than one field uses."""

END_REASONS = (
    "completed",
    "recovered_early",
    "died",
    "hospital",
    "moved",
    "declined",
    "transferred",
    "direct_payment",
    "other",
)
SUPPORT = ("none", "reduced", "same", "increased", "residential")
VERIFIERS = ("council", "person", "provider", "independent")
