"""The lists of a framework as clauses: every code with its sentence, and how many rows are expected."""

from pbr.describe.days import begun, stretch_in_words
from pbr.describe.layout import Clause
from pbr.describe.shared_wording import where_from
from pbr.scheme.measuring.framework import CodesListed

ON_FRAMEWORK = (
    "A code in the records that is not on its list here is an error. A row that is expected and not recorded is not "
    "known: what hangs on it is open."
)


def list_clause(listed: CodesListed) -> Clause:
    """A list of codes, each with its sentence."""
    what = f"{listed.of.one}s" if len(listed.codes) > 1 else listed.of.one
    said = f"Of the {what} that the records may name:"
    if listed.one_for_each is not None:
        each = f"every provider and {stretch_in_words(listed.one_for_each)}{begun(listed.one_for_each)}"
        said = f"One row of each {listed.of.one} is expected for {each}. {said}"
    sentences = (f"{code}: {sentence}" for code, sentence in listed.sentences.items())
    return Clause(said, (*sentences, *where_from(listed.provenance)))
