"""Reasons put in words once each: a reason is one object for many lines."""

from collections.abc import Callable
from dataclasses import field

from pbr.settlement.reason import Reason
from pbr.values.dataclass import dataclass

_MOST_REMEMBERED = 50_000


@dataclass(slots=True)
class WordedOnce:
    """Puts reasons in words by ``words``, each once as long as it can be remembered."""

    words: Callable[[Reason], str]
    _known: dict[int, tuple[Reason, str]] = field(default_factory=dict)

    def __call__(self, reason: Reason) -> str:
        """Give a reason in words."""
        known = self._known.get(id(reason))
        if known is not None:
            return known[1]
        if len(self._known) >= _MOST_REMEMBERED:
            self._known.clear()
        said = self.words(reason)
        # The reason is kept alive, so that no other object can come to stand in its place.
        self._known[id(reason)] = reason, said
        return said
