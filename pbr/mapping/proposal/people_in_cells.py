"""Cells that may hold people's names or notes about them: never written into a mapping, and never printed."""

import re

from pbr.records.files.invisible_characters import trimmed

_TITLE = re.compile(
    r"\b(?:mr|mrs|ms|miss|mx|dr|prof|rev|sir|lady|cllr)\b\.?(?= )|@|\b(?:son|daughter|wife|husband)\b", re.IGNORECASE
)
_PART_OF_NAME = r"[^\W\d_a-z][^\W\d_]*(?:['\u2019\-][^\W\d_]+)*\.?"
_NAME = re.compile(rf"{_PART_OF_NAME}(?:,? {_PART_OF_NAME}){{1,3}}")
_BETWEEN = re.compile(r"[ ,/&().]+")
_LONGEST, _MOST_DIGITS, _MOST_WORDS = 100, 4, 14
# Words with capitals that phrases of case systems are made of, and nobody's name.
_OF_PHRASES_TOGETHER = """
    about abroad access accessing accommodation achieved active activities activity admission admitted adult adults
    advice almost alone and annual applicable area assess assessed assessment assistance assisted at authority avoid
    avoided awaiting away balance band bath bathing bathroom be bed bedroom beds bedtime benefit benefits bills
    borough bronze budget budgeting bus by call calls cancelled care cared carer carers caring central change
    changed charge charged charity child children choice choose chose chosen city cleaning client client's closed
    cognition communicate communication community company complete completed complex compliance compliant confidence
    connected connection contact continence continue continued continues continuing contribution cooking cost costs
    council council's county crisis current daily date day death deaths deceased decided decision declined decrease
    decreased delay delayed dementia department diabetes died direct discharge discharged district doctor domestic
    double down dressed dressing drink drinking drinks driving duplicate dying early east eastern eat eating
    education eligible emergency emigrated emotional employment enablement end ended enhanced entered equipment
    error evening exercise existing external extra fail failed fall falls family family's feeding finance finances
    financial finish finished five food for four friend friends from full fully funded funder garden general getting
    goal goals going gold good gp greater grooming handed handling health hearing help helped helping high higher
    hobbies hobby hoist home homecare hospice hospital hourly hours house household housing hydration hygiene ill
    illness improve improved improvement improving in in-house inadequate incomplete increase increased independence
    independent independently indoors ineligible information initial inner intensive interests intermediate internal
    ironing junior key kitchen known landlord late laundry lead left leisure less level levels life live-in lives
    living local locality long long-term low lower lunch maintain maintained maintaining maintenance manage managed
    manager managers managing max meals medication medicine medicines memory men mental met mid middle minutes misc
    missed mobility money month monthly more morning mostly move moved moves moving nearly need needed needs
    neighbour neighbourhood neighbours new night no noncompliant none north northern not nurse nursing nutrition
    occupational of off older on one ongoing only ontime open or other out outdoors outer outstanding overdue
    overnight package paid pain palliative parent partial partially partly partner pass passed passing patch paused
    paying payment payments pending people permanent person person's personal persons physical physically
    physiotherapy placement plan planned preference preparation prepare preparing prevent prevented prevention
    private prompt prompting provided provider public quality quarter rapid rate rating reablement reablement's
    readmission readmitted reassessed reassessment recorded recovered reduced reduction refer referral referred
    refused regain regained region rehab rehabilitation relationship relationships relative relatives relocate
    relocated request requested required requires residential respite response restart restarted resumed review
    reviewed risk risks routine rural safe safeguarding safely safety same sector self senior sensory sequel service
    services shared sheltered shopping short short-term shower showering sight signpost signposted silver single
    sitting six skin sleeping social south southern specialist speech spouse st stairs stamina standard start
    started starting stay staying stays step step-down step-up stop stopped stopping strength supervised supervision
    support supported suspended target tasks tea team teams temporary tenancy tenant term terminal terminated test
    the therapy three tier time to toilet toileting town training transfer transferred transfers transport two type
    unchanged undressing universal unknown unmet unpaid unplanned unwell up upper urban urgent user user's various
    vision visit visits void voluntary waking walking ward washed washing week weekly well wellbeing west western
    wholly with withdrawn withdrew within women work worker wound year yes younger zone
"""
_OF_PHRASES = frozenset(_OF_PHRASES_TOGETHER.split())
_OF_COMPANIES = frozenset(
    {"ltd", "limited", "plc", "cic", "llp", "inc", "group", "homecare", "care", "services", "agency", "trust"}
    | {"council", "nhs", "hospital", "company", "community", "partnership", "association"}
)


def is_like_a_name(cell: str) -> bool:
    """Whether a cell is two to four words with capitals, of which half or more are in no phrase of a case system."""
    cell = trimmed(cell)
    if not _NAME.fullmatch(cell):
        return False
    words = _words_of(cell)
    if any(word in _OF_COMPANIES for word in words):
        return False
    return sum(word not in _OF_PHRASES for word in words) * 2 >= len(words)


def has_a_strange_word(cell: str) -> bool:
    """Whether any word with a capital is in no phrase of a case system: below a heading of people it is a name."""
    return any(word[:1].isupper() and word.casefold() not in _OF_PHRASES for word in _BETWEEN.split(cell) if word)


def _words_of(cell: str) -> list[str]:
    return [word.casefold().strip(".,") for word in _BETWEEN.split(cell) if word]


def may_be_about_somebody(cell: str) -> bool:
    """Whether a cell may be a note about a person, or somebody's reference: a title, many figures, very many words."""
    return (
        len(cell) > _LONGEST
        or sum(map(str.isdigit, cell)) > _MOST_DIGITS
        or len(cell.split()) > _MOST_WORDS
        or _TITLE.search(cell) is not None
    )
