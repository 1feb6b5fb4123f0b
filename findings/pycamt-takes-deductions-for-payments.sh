#!/usr/bin/env bash
# A payment of a settlement may say on the bank statement how it came about: £1,575.00 due, £100.00 taken off, £1,475.00 paid (in camt.053, RmtInf/Strd/RfrdDocAmt). pycamt looks for the
# amount and the side of a payment anywhere below its details, and what stands there first is the deduction: the provider's £1,475.00 received is read as £100.00 paid out.
# Without the breakdown the same entry is right, and so it is where the details repeat the amount and the side themselves, as later versions may, and 001.02 has no place for.
# Seen with pycamt 1.1.1 on Python 3.11: 1,475.00 CRDT is Amount 100.00 and CreditDebitIndicator DBIT, beside a closing balance of 1,475.00. The statement is valid by the schema of camt.053.001.02.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pycamt==1.1.1
cd "$folder"
venv/bin/python - <<'PY'
from importlib.metadata import version

from pycamt.parser import Camt053Parser

print("pycamt", version("pycamt"))
SIDE = "<CdtDbtInd>{}</CdtDbtInd>".format
BREAKDOWN = (
    '<RmtInf><Strd><RfrdDocAmt><DuePyblAmt Ccy="GBP">1575.00</DuePyblAmt>'
    f'<AdjstmntAmtAndRsn><Amt Ccy="GBP">100.00</Amt>{SIDE("DBIT")}</AdjstmntAmtAndRsn>'
    '<RmtdAmt Ccy="GBP">1475.00</RmtdAmt></RfrdDocAmt></Strd></RmtInf>'
)
PAID = f'<Amt Ccy="GBP">1475.00</Amt>{SIDE("CRDT")}'


def statement(schema, status, details):
    code = "<Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>DMCT</SubFmlyCd></Fmly></Domn>"
    made = "<CreDtTm>2026-06-01T08:00:00</CreDtTm>"
    return (
        f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:{schema}"><BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId>{made}</GrpHdr>'
        f"<Stmt><Id>S1</Id>{made}<Acct><Id><Othr><Id>A1</Id></Othr></Id></Acct>"
        f"<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp>{PAID}<Dt><Dt>2026-05-29</Dt></Dt></Bal>"
        f"<Ntry>{PAID}<Sts>{status}</Sts><BookgDt><Dt>2026-05-29</Dt></BookgDt><BkTxCd>{code}</BkTxCd>"
        f"<NtryDtls><TxDtls><Refs><EndToEndId>MAY-P1</EndToEndId></Refs>{details}</TxDtls></NtryDtls></Ntry></Stmt>"
        "</BkToCstmrStmt></Document>"
    )


def read(*given):
    (payment,) = Camt053Parser(statement(*given)).get_transactions()
    return payment["Amount"], payment["Currency"], payment["CreditDebitIndicator"]


OLDER, LATER = ("camt.053.001.02", "BOOK"), ("camt.053.001.08", "<Cd>BOOK</Cd>")
plain, broken_down = read(*OLDER, ""), read(*OLDER, BREAKDOWN)
later, repeated = read(*LATER, BREAKDOWN), read(*LATER, PAID + BREAKDOWN)
print("no breakdown:                  ", *plain)
print("with the deduction, 001.02:    ", *broken_down)
print("with the deduction, 001.08:    ", *later)
print("and the amount repeated, 001.08:", *repeated)
assert plain == repeated == ("1475.00", "GBP", "CRDT")
assert broken_down == later == ("100.00", "GBP", "DBIT"), "a deduction is no longer taken for the payment"
PY
echo "as described: 1,475.00 received is read as 100.00 paid out"
