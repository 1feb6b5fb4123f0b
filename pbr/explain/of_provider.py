"""A story kept to one provider: its lines, and nothing of any other's."""

from collections.abc import Iterator
from dataclasses import replace

from pbr.explain.explanation import Chapter, Story
from pbr.problems.problem import Place, Problem, ProblemsFound


def providers_of(story: Story) -> frozenset[str]:
    """The providers whose lines a story tells of."""
    told = [one.line for chapter in story.chapters for one in chapter.lines]
    return frozenset(line.provider_id for line in (*told, *(line for one in story.listed for line in one.lines)))


def of_provider(story: Story, provider_id: str, wanted: str) -> Story:
    """A story with the lines of one provider alone. Raises ``ProblemsFound`` where it has none of it."""
    if provider_id not in providers_of(story):
        message = f"nothing that is told of {wanted} is of the provider {provider_id}"
        raise ProblemsFound([Problem("PBR920", message, Place("--provider"), "leave out --provider, or name another")])
    listed = (
        replace(one, lines=tuple(line for line in one.lines if line.provider_id == provider_id)) for one in story.listed
    )
    kept = tuple(one for one in listed if one.lines)
    return replace(story, chapters=tuple(_chapters(story, provider_id)), listed=kept)


def _chapters(story: Story, provider_id: str) -> Iterator[Chapter]:
    for chapter in story.chapters:
        lines = tuple(one for one in chapter.lines if one.line.provider_id == provider_id)
        if lines or not chapter.lines:
            yield replace(chapter, lines=lines)
