"""PBR060 to PBR079: the folder of a ledger, its runs and their chain, and what a run is written from."""

from pbr.problems.catalogue.rule import Rule

RULES_LEDGER_FOLDER: tuple[Rule, ...] = (
    Rule(
        "PBR060",
        "A ledger is a folder of runs, or one that is not there yet",
        "What was settled is kept in it for good. Put among other files, or looked for where there is none, the "
        "record would be two records, and everything would be paid a second time.",
        "pbr ledger list settlements",
        "pbr ledger list ledger-essex",
    ),
    Rule(
        "PBR061",
        "A ledger belongs to one scheme",
        "The lines of a run are what is due less what was settled under the same scheme. Beside another scheme's "
        "ledger everything would look as if it had never been settled.",
        "pbr settle essex.yaml records --ledger ledger-wiltshire",
        "pbr settle essex.yaml records --ledger ledger-essex",
    ),
    Rule(
        "PBR062",
        "A ledger is read by the version of pbr that wrote it, or a later one",
        "An earlier version does not know what the later one wrote, and would settle as if it were not there.",
        "pbr ledger verify ledger (its last run was written by a later version)",
        "pip install --upgrade payment-by-results, and then pbr ledger verify ledger",
    ),
    Rule(
        "PBR063",
        "Every file of a ledger is as its run wrote it",
        "What was settled is what was paid. A file that was changed, removed or added since is found by the SHA-256 "
        "that the run's manifest has of each, and nothing more is settled until it is put back.",
        "ledger/00007/lines.csv with an amount changed by hand",
        "ledger/00007/lines.csv as run 7 wrote it; the amount is put right by a row of adjustments.csv",
    ),
    Rule(
        "PBR064",
        "The runs of a ledger follow one another, and each names the one before by its hash",
        "A run that is taken out or put in would change what was settled before all later ones.",
        "ledger/00001, ledger/00003",
        "ledger/00001, ledger/00002, ledger/00003",
    ),
    Rule(
        "PBR065",
        "The entries of a run add up, with those before it",
        "Each amount is what is due to date less what was settled; the sums, the balances and how things stand follow "
        "from the entries alone, so they are worked out again and compared.",
        "an entry with 1575.00 due to date, 1000.00 settled before, and an amount of 1575.00",
        "an entry with 1575.00 due to date, 1000.00 settled before, and an amount of 575.00",
    ),
    Rule(
        "PBR066",
        "How things stand is as the last run left it",
        "position.csv saves reading every run, and can be made again from them. Where it is missing or another it is "
        "worked out again. This is a warning.",
        "ledger/position.csv opened in a spreadsheet and saved",
        "ledger/position.csv as the last run wrote it, or none",
    ),
    Rule(
        "PBR067",
        "The inputs of a run are kept for as long as it may have to be worked out again",
        "Those of the last run always are. Older ones may be deleted when their time is over; which runs can then not "
        "be worked out again is said. This is a warning, unless that is what was asked for.",
        "pbr ledger verify ledger --recompute 1 (ledger/inputs has only those of the last run)",
        "pbr ledger verify ledger",
    ),
    Rule(
        "PBR068",
        "Of two runs for one ledger, one is settled and the other is told",
        "Both were worked out from the same run before them, so to settle both would pay everything twice.",
        "pbr settle ... --ledger ledger --commit & pbr settle ... --ledger ledger --commit",
        "pbr settle ... --ledger ledger --commit && pbr ledger list ledger",
    ),
    Rule(
        "PBR069",
        "The head of a ledger is the one that was written down",
        "A chain cannot show that its own last runs were cut off. The head, the hash that each run prints, stands on "
        "the papers of the run, and is compared with what is there.",
        "pbr ledger verify ledger --expect-head HEAD-OF-RUN-7 (run 7 was removed)",
        "pbr ledger verify ledger --expect-head HEAD-OF-RUN-7",
    ),
    Rule(
        "PBR070",
        "The inputs that are kept are those that were settled from",
        "A file that changes between reading and keeping could never give the same run again.",
        "pbr settle scheme.yaml records --ledger ledger --commit (while records/plans.csv is written)",
        "pbr settle scheme.yaml records --ledger ledger --commit (when records/plans.csv is whole)",
    ),
    Rule(
        "PBR071",
        "Nothing is left in a ledger by a run that was killed",
        "It is no part of the ledger and is never read; the next run clears it away. This is a warning.",
        "ledger/.00008.k2j_x1.unfinished",
        "ledger/00008",
    ),
    Rule(
        "PBR072",
        "SOURCE_DATE_EPOCH is a time",
        "A run records one time. Where it is set from outside, so that the same run has the same bytes, it is a whole "
        "number of seconds since the beginning of 1970.",
        "SOURCE_DATE_EPOCH=yesterday pbr settle ... --commit",
        "SOURCE_DATE_EPOCH=1782000000 pbr settle ... --commit",
    ),
    Rule(
        "PBR073",
        "A run that is asked for is there",
        "The runs of a ledger are numbered from 1, or from 0 where it was opened with what was settled elsewhere.",
        "pbr ledger show ledger 8 (7 runs)",
        "pbr ledger show ledger 7",
    ),
)
