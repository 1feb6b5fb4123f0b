"""``pbr page pinned``: the Python packages that the page is made of, each by its hash."""


def pinned() -> None:
    """Print the Python packages that the page is made of, each with its hash, as pip download takes them."""
    # imported late: pbr --help stays quick
    from pbr.api.described.page import pinned_packages
    from pbr.cli.printing import print_text

    print_text(pinned_packages())
