"""The names of the sections of a scheme, by which one is known before anything of it is read."""

SECTIONS = frozenset(
    (
        "pbr",
        "scheme",
        "formerly",
        "title",
        "runs",
        "rounding",
        "months",
        "cycle",
        "calendar",
        "payers",
        "paid by",
        "sources",
        "about",
        "leaves out",
        "records",
        "framework",
        "terms",
        "measures",
        "verdicts",
        "rankings",
        "fitness",
        "only one of",
        "indices",
        "prices",
        "payments",
        "limits",
        "examples",
    )
)
"""Those of `SchemeForm`: whoever only asks what a file is does not wait for all that it may hold."""
