"""Lists of codes (enumerations) that more than one field uses."""

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
# Many programs read the word none as an empty cell; these spellings of it come through them unharmed.
SUPPORT_ALSO = (("no_support", "none"), ("no_further_support", "none"))
ASKERS = ("council", "provider", "independent")
VERIFIERS = ("council", "person", "provider", "independent")
