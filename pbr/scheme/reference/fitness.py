"""The phrases of fitness: how a scheme answers whether payment by results suits the service."""

from pbr.scheme.reference.phrase import Phrase

FITNESS = (
    Phrase(
        "yes, …",
        "fitness",
        "It is so, and why.",
        "fitness:\n  outcomes can be measured: yes, each payable outcome is seen at a review",
    ),
    Phrase(
        "partly, …",
        "fitness",
        "Some of it is so; what is, and what is not.",
        "fitness:\n  results come from the provider: partly, families and the NHS help too",
    ),
    Phrase(
        "no, …",
        "fitness",
        "It is not so, and why.",
        "fitness:\n  failure can be tolerated: no, people would be left without care",
    ),
    Phrase(
        "not known",
        "fitness",
        "Nobody has found out. It is the one answer that needs no reason.",
        "fitness:\n  providers will take it: not known",
    ),
)
"""The answers to a question of fitness, each with an example that is run."""
