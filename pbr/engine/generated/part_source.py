"""A part of a payment as generated source: the record's own, or a line for each of those it is spread over."""

from pbr.conditions.row_source import RowSource
from pbr.engine.counting.reckoning import Reckoning
from pbr.engine.counting.unread_shares import held_for_unread
from pbr.engine.facts.row_refs import ref_fields, ref_source
from pbr.engine.payments.compiled_payment import CompiledPart, CompiledPayment, CompiledSpread
from pbr.engine.payments.line_ending import LineEnding
from pbr.engine.payments.line_source import LineParts
from pbr.engine.verdicts.due_source import due_source
from pbr.engine.verdicts.taken_source import Belonging, belonging
from pbr.engine.verdicts.verdict_source import Branch, VerdictSource
from pbr.generate.source import all_of
from pbr.settlement.open_reasons import NobodyHasAShare, SharesNotKnown
from pbr.settlement.slot import NobodySlot


class PartSource:
    """Writes one part, by the place of its payment and its own: what becomes of it is added to ``lines``."""

    def __init__(
        self,
        steps: CompiledPayment,
        verdicts: VerdictSource,
        reckoning: Reckoning,
        place: tuple[int, int],
        ending: LineEnding,
    ) -> None:
        self.steps, self.verdicts, self.reckoning, self.ending = steps, verdicts, reckoning, ending
        self.of_payment, self.at = place
        self.source = verdicts.source

    def write(self, compiled: CompiledPart) -> None:
        """Write a part, after what the payment comes to and the verdict on the whole are known."""
        if compiled.spread is None:
            self._write_undivided(compiled)
        else:
            self._write_spread(compiled, compiled.spread)

    def _write_undivided(self, compiled: CompiledPart) -> None:
        payment, part, source = self.steps.payment, compiled.part, self.source
        source.write("own_status, own_reason = status, reason")
        if part.gates.all():
            # The gates of the whole decide first.
            with source.under(f"if status is {self.verdicts.status('due')}"):
                branches = self.verdicts.gates(part.gates, payment.scope.text, payment.verb)
                self.verdicts.write(_as_the_whole(branches), "own_status", "own_reason")
        self.verdicts.write_lacking("own_status", "own_reason")
        source.write(f"signed, {self.ending.share} = comes_to.slices[{self.at}]")
        due = due_source(part.due, self.verdicts.row, "day", self.steps.over.scheme.runs)
        source.write(f"due_on = {due}")
        self._write_line(compiled, "record", self.verdicts.row)

    def _write_line(
        self, compiled: CompiledPart, record: str, of: RowSource, slot: str = "", due_on: str = "due_on"
    ) -> None:
        kind = self.steps.kind if of is self.verdicts.row or compiled.spread is None else compiled.spread.spread.kind
        parts = LineParts(
            record, "own_status", "own_reason", due_on, "signed", "quantity", "unit_price", self.ending.share,
            slot=slot, ref=ref_fields(kind, of, self.steps.over),
        )  # fmt: skip
        lines = self.ending.line(self.source, self.steps, compiled.part.name)
        self.ending.write_line(self.source, lines.write(parts))

    def _write_spread(self, compiled: CompiledPart, spread: CompiledSpread) -> None:
        """A line for each record that has a share; one of the record's own where none has."""
        source, kind = self.source, spread.spread.kind
        table = source.bind_value(kind.name, "table")
        child = RowSource(source, self.verdicts.row.positions, self.verdicts.row.as_at, "child", self.verdicts.row.own)
        self._write_members(child, spread)
        # A line of the plan itself has a slot, which keeps its id apart from an outcome that is called as the plan is.
        alone = source.bind(NobodySlot(kind.one), "slot")
        if self.ending.reads_all:
            with source.under("if not members"):
                self._write_nobody(compiled, spread, alone)
        else:
            self._write_unread(spread, table, alone)
            with source.under("elif not members"):
                self._write_nobody(compiled, spread, alone)
        with source.under("else"):
            self._write_shares(compiled, spread, child)

    def _write_unread(self, spread: CompiledSpread, table: str, alone: str) -> None:
        """What there is where a row that may be a member was held because it could not be read."""
        source = self.source
        nobody_below = (
            f"held_below.get(({table}, record.id)) or held_below.get(({table}, {source.know('no_text', '')}))"
        )
        # Asked of every record: in most extracts nothing is held.
        source.write(f"unread = ({nobody_below}) if held_below else None")
        with source.under("if unread is not None"):
            record_of, held = (
                source.bind(spread.record_of, "record_of"),
                source.know("held_for_unread", held_for_unread),
            )
            source.write(
                "nothing = (None, quantity, unit_price, None)",
                f"make = make_part({self.of_payment}, {self.at})",
                f"whose = [{record_of}(child) for child in members]",
                f"lines += {held}(make, record, whose, {alone}, (status, reason), unread, nothing)",
            )

    def _write_members(self, child: RowSource, spread: CompiledSpread) -> None:
        """Give ``members`` those that have a share or may have one, and ``doubt`` why any only may."""
        source, of = self.source, spread.spread
        belongs = belonging(of.where, of.kind, child, self.steps.over)
        if spread.perhaps is not None:
            call = f"{source.bind(spread.perhaps, 'perhaps')}({child.own})"
            belongs = Belonging(all_of([belongs.true, f"{call} is None"]), belongs.false)
        source.write(f"below = {self.ending.below(source, of.kind)}", "doubt = None")
        if belongs.true == "True":
            source.write("members = below")
            return
        source.write(f"members = [{child.own} for {child.own} in below if {belongs.true}]")
        with source.under("if len(members) < len(below)"):
            source.write(f"certain, members = members, [{child.own} for {child.own} in below if not {belongs.false}]")
            with source.under("if len(members) > len(certain)"):
                source.write(f"doubt = {self.verdicts.reason(SharesNotKnown(of.kind.name))}")

    def _write_nobody(self, compiled: CompiledPart, spread: CompiledSpread, alone: str) -> None:
        source, of = self.source, spread.spread
        nobody = NobodyHasAShare(self.steps.kind.name, of.kind.name, of.where_text)
        source.write("own_status, own_reason = status, reason")
        with source.under(f"if status is {self.verdicts.status('due')}"):
            source.write(f"own_status, own_reason = {self.verdicts.status('opened')}, {self.verdicts.reason(nobody)}")
        self.verdicts.write_lacking("own_status", "own_reason")
        source.write(f"signed, {self.ending.share} = comes_to.slices[{self.at}]")
        self._write_line(compiled, "record", self.verdicts.row, alone, "None")

    def _write_shares(self, compiled: CompiledPart, spread: CompiledSpread, child: RowSource) -> None:
        source, kind = self.source, spread.spread.kind
        if spread.spread.by_weight:
            weight = f"{child.own}[{child.positions[kind.name]['weight']}]"
            source.write(f"weights = tuple([{weight}.as_integer_ratio() for {child.own} in members])")
        else:
            source.write("weights = len(members)")
        share = source.bind(self.reckoning.share, "share_out")
        source.write(
            f"each, weightless = comes_to.shared[{self.at}].get(weights) or {share}(comes_to, {self.at}, weights)",
            "doubt = weightless or doubt",
        )
        self.ending.write_sharing(source, kind)
        with source.under(f"for {child.own}, (signed, {self.ending.share}) in zip(members, each)"):
            self._write_verdict_on_child(compiled, spread, child)
            source.write(f"due_on = {due_source(compiled.part.due, child, 'day', self.steps.over.scheme.runs)}")
            self._write_line(compiled, ref_source(kind, child, self.steps.over), child)

    def _write_verdict_on_child(self, compiled: CompiledPart, spread: CompiledSpread, child: RowSource) -> None:
        """The verdict of the whole and of the part: the whole decides first, but what is held is asked no further."""
        source, payment = self.source, self.steps.payment
        verdicts = self.ending.verdicts(child, self.verdicts.layouts)
        # What holds the record above has been asked already, for the payment.
        holds = [] if spread.back is None else [verdicts.held_where(spread.back)]
        holds += verdicts.holds(spread.spread.kind, self.steps.over.scheme)
        gates = verdicts.gates(compiled.part.gates, spread.spread.kind.one, payment.verb)
        with source.under(f"if status is {verdicts.status('due')}"):
            verdicts.write(_as_the_whole([*holds, *gates]), "own_status", "own_reason")
        if holds:
            error, held = verdicts.status("error"), verdicts.status("held")
            with source.under(f"elif status is not {error} and status is not {held}"):
                verdicts.write([*holds, Branch("True", "status", "reason")], "own_status", "own_reason")
        with source.under("else"):
            source.write("own_status, own_reason = status, reason")
        with source.under(f"if doubt is not None and own_status is {verdicts.status('due')}"):
            source.write(f"own_status, own_reason = {verdicts.status('opened')}, doubt")
        verdicts.write_lacking("own_status", "own_reason")


def _as_the_whole(branches: list[Branch]) -> list[Branch]:
    """The same, where what the part has earned is as the whole is."""
    return [one._replace(status="status", reason="reason") if one.status == "due" else one for one in branches]
