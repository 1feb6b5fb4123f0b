"""The catalogue of error codes: the rule of each code, gathered from one module for each range of codes."""

from pbr.problems.catalogue.pbr001_files_read import RULES_RUNNING
from pbr.problems.catalogue.pbr021_results_written import RULES_PUBLISHING
from pbr.problems.catalogue.pbr030_days_out_of_reach import RULES_REACHING
from pbr.problems.catalogue.pbr040_workbooks import RULES_WORKBOOKS
from pbr.problems.catalogue.pbr060_ledger_folder import RULES_LEDGER_FOLDER
from pbr.problems.catalogue.pbr080_ledger_runs import RULES_OF_LEDGER_RUNS
from pbr.problems.catalogue.pbr100_yaml import RULES_YAML_FORM
from pbr.problems.catalogue.pbr200_scheme_keys import RULES_SCHEME_FORM
from pbr.problems.catalogue.pbr300_conditions import RULES_NAMES
from pbr.problems.catalogue.pbr318_time_words import RULES_TIME
from pbr.problems.catalogue.pbr330_looking_across import RULES_LOOKING
from pbr.problems.catalogue.pbr340_payments_together import RULES_PAYMENTS_TOGETHER
from pbr.problems.catalogue.pbr350_limit_sums import RULES_LIMIT_SUMS
from pbr.problems.catalogue.pbr354_uplift import RULES_UPLIFT
from pbr.problems.catalogue.pbr360_limits_of_quantity import RULES_QUANTITIES
from pbr.problems.catalogue.pbr380_evidence import RULES_EVIDENCE
from pbr.problems.catalogue.pbr387_day_of_a_window import RULES_DAY_OF_A_WINDOW
from pbr.problems.catalogue.pbr388_left_open import RULES_LEFT_OPEN
from pbr.problems.catalogue.pbr395_only_one import RULES_ONLY_ONE
from pbr.problems.catalogue.pbr400_prices import RULES_PRICES
from pbr.problems.catalogue.pbr431_price_cards import RULES_PRICE_CARDS
from pbr.problems.catalogue.pbr440_framework import RULES_FRAMEWORK
from pbr.problems.catalogue.pbr447_tiers import RULES_TIERS
from pbr.problems.catalogue.pbr450_calendar import RULES_CALENDAR
from pbr.problems.catalogue.pbr460_windows import RULES_WINDOWS
from pbr.problems.catalogue.pbr465_added_up import RULES_ADDED_UP
from pbr.problems.catalogue.pbr470_whole_run import RULES_WHOLE_RUN
from pbr.problems.catalogue.pbr471_working_days import RULES_WORKING_DAYS
from pbr.problems.catalogue.pbr474_scaled_time import RULES_SCALED_TIME
from pbr.problems.catalogue.pbr477_own_tables import RULES_OWN_TABLES
from pbr.problems.catalogue.pbr480_price_years import RULES_PRICE_YEARS
from pbr.problems.catalogue.pbr483_own_fields import RULES_OWN_FIELDS
from pbr.problems.catalogue.pbr492_payers import RULES_PAYERS
from pbr.problems.catalogue.pbr500_worked_examples import RULES_EXAMPLES
from pbr.problems.catalogue.pbr519_drawn import RULES_DRAWN
from pbr.problems.catalogue.pbr527_time_and_bands import RULES_TIME_AND_BANDS
from pbr.problems.catalogue.pbr537_fitness import RULES_FITNESS
from pbr.problems.catalogue.pbr545_national_return import RULES_OF_A_RETURN_EMPTY
from pbr.problems.catalogue.pbr546_texts_otherwise import RULES_OF_TEXTS
from pbr.problems.catalogue.pbr550_several_records import RULES_SEVERAL
from pbr.problems.catalogue.pbr560_judging import RULES_JUDGING
from pbr.problems.catalogue.pbr570_number_measures import RULES_NUMBER_MEASURES
from pbr.problems.catalogue.pbr580_rankings import RULES_RANKINGS
from pbr.problems.catalogue.pbr590_meetings import RULES_MEETING
from pbr.problems.catalogue.pbr600_csv_files import RULES_CSV_FILES
from pbr.problems.catalogue.pbr609_csv_header_and_rows import RULES_CSV_FORM
from pbr.problems.catalogue.pbr623_day_month_order import RULES_DAY_ORDER
from pbr.problems.catalogue.pbr630_not_records import RULES_NOT_RECORDS
from pbr.problems.catalogue.pbr660_since_the_last_run import RULES_SINCE_LAST
from pbr.problems.catalogue.pbr670_payers_apart import RULES_PAYERS_APART
from pbr.problems.catalogue.pbr671_quotation_marks import RULES_QUOTATION_MARKS
from pbr.problems.catalogue.pbr700_cells import RULES_CELLS
from pbr.problems.catalogue.pbr750_mappings import RULES_OF_MAPPINGS
from pbr.problems.catalogue.pbr780_workbooks_read import RULES_SHEETS, RULES_WORKBOOKS_READ
from pbr.problems.catalogue.pbr786_mapping_started import RULES_MAPPING_STARTED
from pbr.problems.catalogue.pbr795_national_return_cells import RULES_OF_A_RETURN
from pbr.problems.catalogue.pbr800_duplicate_rows import RULES_ROWS
from pbr.problems.catalogue.pbr810_contradictions import RULES_COMPARED
from pbr.problems.catalogue.pbr830_doubtful_records import RULES_DOUBTFUL
from pbr.problems.catalogue.pbr838_own_table_fields import RULES_OWN_TABLE_FIELDS
from pbr.problems.catalogue.pbr839_days_before_run import RULES_DAYS_BEFORE_RUN
from pbr.problems.catalogue.pbr850_unmatched_records import RULES_PASSED_OVER
from pbr.problems.catalogue.pbr900_missing_prices import RULES_SETTLING
from pbr.problems.catalogue.pbr910_paying_out import RULES_PAYING_OUT
from pbr.problems.catalogue.pbr930_finance_files import RULES_FINANCE
from pbr.problems.catalogue.pbr950_simulation import RULES_SIMULATING
from pbr.problems.catalogue.pbr967_page import RULES_OF_THE_PAGE
from pbr.problems.catalogue.pbr972_paid_apart import RULES_PAID_APART
from pbr.problems.catalogue.pbr980_days_compared import RULES_DAYS_COMPARED
from pbr.problems.catalogue.rule import Rule

__all__ = ["IN_ORDER", "OUTSIDE", "RULES", "Rule"]

IN_ORDER: tuple[Rule, ...] = (
    *RULES_RUNNING,
    *RULES_PUBLISHING,
    *RULES_REACHING,
    *RULES_WORKBOOKS,
    *RULES_LEDGER_FOLDER,
    *RULES_OF_LEDGER_RUNS,
    *RULES_YAML_FORM,
    *RULES_SCHEME_FORM,
    *RULES_NAMES,
    *RULES_TIME,
    *RULES_LOOKING,
    *RULES_PAYMENTS_TOGETHER,
    *RULES_LIMIT_SUMS,
    *RULES_UPLIFT,
    *RULES_QUANTITIES,
    *RULES_EVIDENCE,
    *RULES_DAY_OF_A_WINDOW,
    *RULES_LEFT_OPEN,
    *RULES_ONLY_ONE,
    *RULES_PRICES,
    *RULES_PRICE_CARDS,
    *RULES_FRAMEWORK,
    *RULES_TIERS,
    *RULES_CALENDAR,
    *RULES_WINDOWS,
    *RULES_ADDED_UP,
    *RULES_WHOLE_RUN,
    *RULES_WORKING_DAYS,
    *RULES_SCALED_TIME,
    *RULES_OWN_TABLES,
    *RULES_PRICE_YEARS,
    *RULES_OWN_FIELDS,
    *RULES_PAYERS,
    *RULES_EXAMPLES,
    *RULES_DRAWN,
    *RULES_TIME_AND_BANDS,
    *RULES_FITNESS,
    *RULES_OF_A_RETURN_EMPTY,
    *RULES_OF_TEXTS,
    *RULES_SEVERAL,
    *RULES_JUDGING,
    *RULES_NUMBER_MEASURES,
    *RULES_RANKINGS,
    *RULES_MEETING,
    *RULES_CSV_FILES,
    *RULES_CSV_FORM,
    *RULES_DAY_ORDER,
    *RULES_NOT_RECORDS,
    *RULES_SINCE_LAST,
    *RULES_PAYERS_APART,
    *RULES_QUOTATION_MARKS,
    *RULES_CELLS,
    *RULES_OF_MAPPINGS,
    *RULES_WORKBOOKS_READ,
    *RULES_SHEETS,
    *RULES_MAPPING_STARTED,
    *RULES_OF_A_RETURN,
    *RULES_ROWS,
    *RULES_COMPARED,
    *RULES_DOUBTFUL,
    *RULES_OWN_TABLE_FIELDS,
    *RULES_DAYS_BEFORE_RUN,
    *RULES_PASSED_OVER,
    *RULES_SETTLING,
    *RULES_PAYING_OUT,
    *RULES_FINANCE,
    *RULES_SIMULATING,
    *RULES_OF_THE_PAGE,
    *RULES_PAID_APART,
    *RULES_DAYS_COMPARED,
)

RULES: dict[str, Rule] = {rule.code: rule for rule in IN_ORDER}

OUTSIDE: frozenset[str] = frozenset(
    rule.code for rule in (*RULES_RUNNING, *RULES_PUBLISHING, *RULES_REACHING, *RULES_WORKBOOKS, *RULES_WORKBOOKS_READ)
)
"""The codes of what is wrong outside the scheme and the records: a file, a folder, a permission, an option."""
