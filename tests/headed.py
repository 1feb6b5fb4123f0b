"""The heading that the small schemes of the tests begin with."""


def headed(name: str, title: str, runs: str = "2026-04-01 to 2027-03-31") -> str:
    """The five lines that every scheme has; its sections follow."""
    return f"pbr: 1\nscheme: {name}\ntitle: {title}\nruns: {runs}\nrounding: each line to the penny, half up\n"
