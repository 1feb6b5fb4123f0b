"""Several schemes over one extract: what they find by looking at other records, each look answered once."""

from collections.abc import Iterable

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.consistency.comparison import FoundByLooking
from pbr.records.extract.needed import looks_of
from pbr.simulate.schemes_compared import Candidate


def looks_together(candidates: Iterable[Candidate]) -> tuple[FoundByLooking, ...]:
    """The looks of all the schemes, each once.

    Raises ``ProblemsFound`` for one that would find otherwise for two of them, which hold other records.
    """
    found: dict[tuple[str, str], tuple[FoundByLooking, Candidate]] = {}
    unlike: list[Problem] = []
    for candidate in candidates:
        for look in looks_of(candidate.compiled.needs):
            first, other = found.setdefault((look.table, look.words), (look, candidate))
            if first.rests_on != look.rests_on:
                unlike.append(_unlike(look, candidate, other))
    if unlike:
        raise ProblemsFound(unlike)
    return tuple(look for look, _ in found.values())


def _unlike(look: FoundByLooking, candidate: Candidate, other: Candidate) -> Problem:
    place = Place(candidate.scheme.file.name)
    message = f'"{look.words}" is asked by {other.label} too, and the two hold other records ("hold when")'
    return Problem("PBR338", message, place, "write the same holds in both, or compare each by itself")
