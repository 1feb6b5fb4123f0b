"""Former names: what a scheme, a payment, a part or a limit was called when it was settled before."""

from collections.abc import Iterable, Sequence

from pbr.scheme.limits.limits import Limit
from pbr.scheme.payments.payments import Payment
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.renamed import Renamed
from pbr.source.yaml_nodes import Scalar


def _check_former_names(payments: Sequence[Payment], limits: Sequence[Limit], reading: Reading) -> None:
    """Note a problem where a former name is still in use, or is that of two things."""
    in_use = {one.name for one in payments} | {one.name for one in limits}
    named = [*((one.formerly, one.name) for one in payments), *((one.formerly, one.name) for one in limits)]
    whole = [(formerly, name) for formerly, name in named if formerly is not None]
    _check(whole, in_use, reading)
    for payment in payments:
        parts = [(part.formerly, part.name) for part in payment.parts if part.formerly is not None]
        _check(parts, {part.name for part in payment.parts}, reading)


def _check(former: Iterable[tuple[Scalar, str]], in_use: set[str], reading: Reading) -> None:
    seen: set[str] = set()
    for said, now in former:
        if said.text in in_use:
            message = f"'{said.text}' is still the name of something here, so '{now}' was not called so"
            reading.problem("PBR092", message, said.place, "name what it was called when it was last settled")
        elif said.text in seen:
            message = f"two things were formerly called '{said.text}', and what was settled cannot go on under both"
            reading.problem("PBR092", message, said.place, "leave it with the one that goes on")
        seen.add(said.text)


def read_former_names(payments: Sequence[Payment], limits: Sequence[Limit], reading: Reading) -> tuple[Renamed, ...]:
    """What a scheme says was called otherwise, whole payments and limits first, checked to name one thing each."""
    _check_former_names(payments, limits, reading)
    named = [*((one.formerly, one.name) for one in payments), *((one.formerly, one.name) for one in limits)]
    found = [Renamed((formerly.text, ""), (name, "")) for formerly, name in named if formerly is not None]
    for payment in payments:
        before = payment.name if payment.formerly is None else payment.formerly.text
        for part in payment.parts:
            name = part.name if part.formerly is None else part.formerly.text
            if (before, name) != (payment.name, part.name):
                found.append(Renamed((before, name), (payment.name, part.name)))
            if part.formerly is not None and before != payment.name:
                found.append(Renamed((payment.name, name), (payment.name, part.name)))
    return tuple(found)
