"""What a page may show, and what it calls schemes: by their titles, where tables and files have short names."""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from pbr.simulate.schemes_compared import Candidate
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """Whether a page may name records, and the title of each scheme by its label."""

    names_records: bool = False
    titles: Mapping[str, str] = field(default_factory=dict)

    def title(self, label: str) -> str:
        """What the page calls a scheme; its label where the page knows no title."""
        return self.titles.get(label, label)

    def entitled(self, candidate: Candidate) -> Candidate:
        """A scheme that is called by its title."""
        return replace(candidate, label=self.title(candidate.label))


def titles_of(candidates: Iterable[Candidate]) -> dict[str, str]:
    """The title of each scheme by its label, with its marks; where two have one title, with the label beside it."""
    found = list(candidates)
    often = [one.scheme.title for one in found]
    return {
        one.label: f"{one.scheme.title} ({one.label})"
        if often.count(one.scheme.title) > 1
        else "".join((one.scheme.title, *(f" ({mark})" for mark in one.marks)))
        for one in found
    }
