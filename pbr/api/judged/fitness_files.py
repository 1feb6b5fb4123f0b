"""Fitness as text, as JSON and as a page, which appears whole or not at all."""

from collections.abc import Callable
from pathlib import Path

from pbr.api.judged.fitness import Fitness
from pbr.api.settling.results_published import publish_results
from pbr.reports.fitness.fitness_json import fitness_json
from pbr.reports.fitness.fitness_text import fitness_text


def as_text(found: Fitness) -> str:
    """Give what was answered and found as text for people."""
    return fitness_text(found.scheme, found.as_at, found.lists, found.is_model, found.points_to)


def as_json(found: Fitness) -> str:
    """Give it for programs."""
    models = found.is_model, found.points_to
    return fitness_json(found.scheme, found.as_at, found.lists, models, found.warnings, found.inputs)


def publish_page(found: Fitness, page: Path, then: Callable[[], None] = lambda: None) -> None:
    """Write the page into its file, whole or not at all."""
    # imported late: what has no page loads no template
    from pbr.reports.fitness.fitness_page import fitness_page

    models = found.is_model, found.points_to
    text = fitness_page(found.scheme, found.as_at, found.lists, models, found.warnings, found.inputs)
    publish_results(None, lambda build: None, page, lambda: text, then)
