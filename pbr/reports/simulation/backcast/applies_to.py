"""What a scheme has a line for, in words."""

from pbr.simulate.backcast.backcast import BackcastResult


def applies_to(result: BackcastResult) -> str:
    """Say how many plans a scheme has a line for, or people or providers where it does not go by plans."""
    for many, one, several in ((result.plans, "plan", "plans"), (result.people, "person", "people")):
        if many:
            return f"{many:,} {one if many == 1 else several}"
    many = len(result.providers)
    return f"{many:,} provider{'' if many == 1 else 's'}"
