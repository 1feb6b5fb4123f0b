"""Warnings that name schemes of a comparison: by their labels in tables and files, by their titles on a page."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from pbr.problems.problem import Place, Problem
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """A scheme of a comparison, where a sentence names it."""

    text: str


Part = str | Label


@dataclass(frozen=True, slots=True)
class OfSchemes(Problem):
    """A problem whose message names schemes; ``parts`` are the message in pieces, the labels of schemes apart."""

    parts: tuple[Part, ...] = ()

    def calling(self, name_of: Callable[[str], str]) -> Problem:
        """The same, with each scheme called what ``name_of`` gives for its label."""
        return replace(self, message=_joined(self.parts, name_of))


def of_schemes(code: str, parts: Sequence[Part], place: Place, help_: str) -> OfSchemes:
    """A warning whose message is made of ``parts``, each scheme called by its label."""
    return OfSchemes(code, _joined(parts, str), place, help_, "warning", parts=tuple(parts))


def under(labels: Sequence[str], problem: Problem) -> OfSchemes:
    """A warning of what was found under some of the schemes compared."""
    parts = ("under ", *listed(labels, ", "), f": {problem.message}")
    return of_schemes(problem.code, parts, problem.place, problem.help)


def listed(labels: Sequence[str], between: str) -> list[Part]:
    """Labels with words between them."""
    found: list[Part] = []
    for label in labels:
        found += [between, Label(label)] if found else [Label(label)]
    return found


def _joined(parts: Sequence[Part], name_of: Callable[[str], str]) -> str:
    return "".join(part if isinstance(part, str) else name_of(part.text) for part in parts)
