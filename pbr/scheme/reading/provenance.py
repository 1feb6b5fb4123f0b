"""Provenance: where a figure or a rule comes from, its own source, another document, or an assumption; all is said."""

from typing import Literal

from pbr.values.dataclass import dataclass

Kind = Literal["source", "borrowed", "assumed"]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where something comes from, in the scheme's words, and what was assumed in writing it down."""

    kind: Kind
    text: str
    assumes: tuple[str, ...]

    def names(self, document: str) -> bool:
        """Whether what the scheme says here names a document."""
        return document in self.text

    @property
    def clause(self) -> str:
        """A short reference for a line: the document and section, or ``assumed``."""
        return "assumed" if self.kind == "assumed" else self.text

    @property
    def sentence(self) -> str:
        """As a reader is told it."""
        return {"source": "from", "borrowed": "borrowed from", "assumed": "assumed:"}[self.kind] + f" {self.text}"
