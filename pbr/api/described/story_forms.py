"""The story of an id in a form that is not text: JSON for a program, or a page to send to its provider."""

from pbr.api.described.explanation import explanation_of, story_of
from pbr.api.settling.prepare import Prepared
from pbr.explain.explanation import Story
from pbr.explain.of_provider import of_provider
from pbr.explain.render_text import as_text
from pbr.explain.story_json import story_as_json


def story_in_text(prepared: Prepared, wanted: str, provider: str = "") -> str:
    """Tell the story of an id in words, of one provider alone where one is named."""
    return as_text(_story(prepared, wanted, provider)) if provider else explanation_of(prepared, wanted)


def story_in_json(prepared: Prepared, wanted: str, provider: str = "") -> str:
    """Give the story of an id as JSON, of one provider alone where one is named."""
    period = prepared.period
    return story_as_json(_story(prepared, wanted, provider), wanted, (period.first, period.last), prepared.as_at)


def story_as_letter(prepared: Prepared, wanted: str, provider: str = "") -> str:
    """Give the story of an id as a page for its provider. Raises ``ProblemsFound`` where it is of several providers."""
    # imported late: only a page needs templates
    from pbr.remittance.letter import letter

    return letter(_story(prepared, wanted, provider), wanted, prepared.scheme, prepared.period, prepared.as_at)


def _story(prepared: Prepared, wanted: str, provider: str) -> Story:
    story = story_of(prepared, wanted)
    return of_provider(story, provider, wanted) if provider else story
