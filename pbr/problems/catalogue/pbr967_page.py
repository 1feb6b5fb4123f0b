"""PBR967 to PBR979: the page in a browser, what it is built of and how it is served."""

from pbr.problems.catalogue.rule import Rule

RULES_OF_THE_PAGE: tuple[Rule, ...] = (
    Rule(
        "PBR967",
        "Everything that the page is made of has been fetched",
        "A page that lacked a file would stop in front of whoever opened it, who can do nothing about it.",
        "pbr page build pbr-page --pyodide package --wheels wheels (and there is no folder wheels)",
        "pbr page pinned > pinned.txt, and pip download as docs/page.md has it, before that",
    ),
    Rule(
        "PBR968",
        "Every file that the page is made of has the hash it is pinned by",
        "People put records about others into the page. Another file of the same name, however it came, could send "
        "them away or work out other sums, and nobody would see it.",
        "npm pack pyodide@0.29.4, and its folder named with --pyodide",
        "npm pack pyodide in the version that is pinned",
    ),
    Rule(
        "PBR969",
        "What is served is a page that pbr built",
        "Any other folder would be shown to every program on the machine.",
        "pbr page --folder records",
        "pbr page build pbr-page, and then pbr page --folder pbr-page",
    ),
    Rule(
        "PBR970",
        "A page that is served is as it was built",
        "A file that was changed, added or lost since could work out other sums, or send records away.",
        "pbr page (and somebody has changed index.html)",
        "pbr page build --replace, and then pbr page",
    ),
    Rule(
        "PBR971",
        "The port that a page is served at is free",
        "Two programs cannot answer at one port, and the other one would get what is meant for the page.",
        "pbr page --port 80 (and a web server is running)",
        "pbr page",
    ),
)
