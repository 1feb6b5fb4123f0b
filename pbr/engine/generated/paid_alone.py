"""Whether a record is paid for alone: by nothing that was worked out over others, and by which lines."""

from pbr.engine.generated.kind_source import is_by_itself
from pbr.engine.payments.compiled_payment import CompiledPayment


def is_by_its_record(steps: CompiledPayment) -> bool:
    """Whether nothing that a record is paid was worked out over others, and nothing else of it is asked after."""
    return not steps.payment.not_beside and not is_over_others(steps)


def is_over_others(steps: CompiledPayment) -> bool:
    """Whether what a record is paid was worked out over others too."""
    payment = steps.payment
    over_others = (payment.at_most, payment.most_of, payment.amount.so_far)
    return any(one is not None for one in over_others)


def is_of_its_own(steps: CompiledPayment) -> bool:
    """Whether a record is paid for alone by one line, or its shares, that no measure scales."""
    return not is_by_itself(steps) and steps.payment.scale is None and is_by_its_record(steps)


def is_scaled_alone(steps: CompiledPayment) -> bool:
    """The same by one line that a measure scales."""
    return steps.payment.scale is not None and not is_by_itself(steps) and is_by_its_record(steps)
