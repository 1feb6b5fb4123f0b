"""The outcomes framework: the codes that a council made up (code lists), and how many rows a contract sets out."""

from collections.abc import Mapping

from pbr.problems.problem import Place
from pbr.records.cells.council_codes import CodeList, CouncilCodes, held_by_tables
from pbr.records.dictionary import Tables
from pbr.scheme.reading.provenance import Provenance
from pbr.values.dataclass import dataclass
from pbr.values.window import Stretch


@dataclass(frozen=True, slots=True)
class CodesListed:
    """The codes of one kind that a contract sets out, each with its sentence.

    ``one_for_each`` says for which stretch of every provider one row of each code is expected; None: for none.
    """

    of: CouncilCodes
    sentences: Mapping[str, str]
    one_for_each: Stretch | None
    provenance: Provenance
    place: Place

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes in the order written."""
        return tuple(self.sentences)


@dataclass(frozen=True, slots=True)
class Framework:
    """Every list of a scheme; none where it lists no codes."""

    lists: tuple[CodesListed, ...] = ()

    def of(self, codes: CouncilCodes) -> CodesListed | None:
        """The list of one kind of code, if there is one."""
        return next((one for one in self.lists if one.of == codes), None)

    def code_lists(self, scheme: str, tables: Tables) -> tuple[CodeList, ...]:
        """The lists as records are held to them, under the name of their scheme; ``tables`` are those that it has."""
        return tuple(CodeList(held_by_tables(one.of, tables), one.codes, scheme) for one in self.lists)

    def sentence(self, codes: CouncilCodes, code: str) -> str:
        """What a code means, in the contract's words; empty where it is not listed."""
        listed = self.of(codes)
        return "" if listed is None else listed.sentences.get(code, "")
