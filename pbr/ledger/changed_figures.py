"""Which figures and clauses of a scheme changed since the last run, so that a correction can name them."""

from collections.abc import Iterator

from pbr.scheme.payments.fields_read import payments_followed
from pbr.scheme.payments.payments import Payment
from pbr.scheme.pricing.amounts import PriceUse
from pbr.scheme.scheme import Scheme
from pbr.source.yaml_nodes import ListNode, MapNode, Node, Scalar
from pbr.values.dataclass import dataclass

_SAYS_NOTHING_OF_MONEY = ("examples", "sources", "about", "title")

_TERMS = "terms"

Named = tuple[str, str]
"""A section of a scheme, and what is called so in it; empty for a section that has no names."""


@dataclass(frozen=True, slots=True)
class ChangedFigures:
    """What is not written in a scheme as it was when the last run settled."""

    scheme: Scheme
    changed: frozenset[Named]

    def of(self, name: str) -> tuple[str, ...]:
        """The names of what changed for a payment or limit: its own clauses and figures, or else what is of all."""
        payment = next((one for one in self.scheme.payments if one.name == name), None)
        own = [("payments", name), ("limits", name)]
        if payment is not None:
            followed = [("payments", other) for other in payments_followed(payment)]
            own = [*(("prices", price) for price in _prices_of(payment)), *_measures_of(payment), *own, *followed]
        found = [named for named in own if named in self.changed]
        if not found:
            found = sorted(one for one in self.changed if one[0] not in ("prices", "measures", "payments", "limits"))
        return tuple(dict.fromkeys(called or section for section, called in found))


def changed_figures(before: str, scheme: Scheme) -> ChangedFigures:
    """What changed between the text of a scheme, as the last run kept it, and the scheme that settles now."""
    if before == scheme.text:
        return ChangedFigures(scheme, frozenset())
    then, now = dict(_named(before)), dict(_named(scheme.text))
    return ChangedFigures(scheme, frozenset(one for one in then.keys() | now.keys() if then.get(one) != now.get(one)))


def _named(text: str) -> Iterator[tuple[Named, object]]:
    """What each section says of each thing that has a name in it."""
    # imported late: from one month to the next a scheme seldom changes
    from pbr.source.yaml_tree import parse_yaml

    tree = parse_yaml(text, "scheme.yaml")
    for section, node in tree if isinstance(tree, MapNode) else ():
        if section.text in _SAYS_NOTHING_OF_MONEY:
            continue
        if section.text == _TERMS and isinstance(node, MapNode):
            # They stand under the record that they are of.
            for of, terms in node:
                yield from _each(f"{_TERMS} {of.text}", terms)
        elif isinstance(node, MapNode):
            yield from _each(section.text, node)
        else:
            yield (section.text, ""), _as_said(node)


def _each(section: str, node: Node) -> Iterator[tuple[Named, object]]:
    for name, said in node if isinstance(node, MapNode) else ():
        yield (section, name.text), _as_said(said)


def _as_said(node: Node) -> object:
    """What a node says, wherever it stands."""
    match node:
        case Scalar(text=text):
            return text
        case ListNode(items=items):
            return [_as_said(item) for item in items]
        case MapNode():
            return {key.text: _as_said(said) for key, said in node}


def _prices_of(payment: Payment) -> Iterator[str]:
    uses = [*payment.amount.uses(), *(part.share for part in payment.parts)]
    return (use.price.name for use in uses if isinstance(use, PriceUse))


def _measures_of(payment: Payment) -> Iterator[Named]:
    scales = [payment.scale, *(part.scale for part in payment.parts)]
    return (("measures", scale.measure.name) for scale in scales if scale is not None)
