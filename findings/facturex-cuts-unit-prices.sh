#!/usr/bin/env bash
# EN 16931 lets the price of a unit have as many decimals as it needs, and wants quantity times price to be the amount of the line, to two pence. facturex
# converts a valid UBL invoice of 60 hours at 4.6666666667 (280.00) and says that all is well, but cuts the price to 4.67: the line is then 280.00 beside
# 60 x 4.67 = 280.20, which facturex's own validate refuses, as PEPPOL-EN16931-R120 does. A share of an hourly rate, such as 4/15 of 17.50, is such a price.
# Seen with facturex 0.6.4 on Python 3.11: validate takes the invoice; convert to CII ends with 0 and writes ChargeAmount 4.67; validate of that ends with 1.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet facturex==0.6.4
cd "$folder"
party() { # of what kind, its name, and its VAT number
    printf '<cac:Accounting%sParty><cac:Party><cbc:EndpointID schemeID="9932">%s</cbc:EndpointID><cac:PartyName><cbc:Name>%s</cbc:Name></cac:PartyName>' "$1" "$3" "$2"
    printf '<cac:PostalAddress><cac:Country><cbc:IdentificationCode>GB</cbc:IdentificationCode></cac:Country></cac:PostalAddress>'
    printf '<cac:PartyTaxScheme><cbc:CompanyID>%s</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>' "$3"
    printf '<cac:PartyLegalEntity><cbc:RegistrationName>%s</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:Accounting%sParty>\n' "$2" "$1"
}
exempt='<cbc:ID>E</cbc:ID><cbc:Percent>0</cbc:Percent>'
scheme='<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>'
amount() { printf '<cbc:%s currencyID="GBP">%s</cbc:%s>' "$1" "$2" "$1"; }
{
    printf '<?xml version="1.0" encoding="UTF-8"?>\n<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"'
    printf ' xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"'
    printf ' xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">\n'
    printf '<cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>\n'
    printf '<cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID><cbc:ID>A1</cbc:ID><cbc:IssueDate>2026-11-30</cbc:IssueDate>\n'
    printf '<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>GBP</cbc:DocumentCurrencyCode><cbc:BuyerReference>B</cbc:BuyerReference>\n'
    party Supplier 'Elm Home Care Ltd' GB123456789
    party Customer 'Example County Council' GB987654321
    printf '<cac:PaymentTerms><cbc:Note>30 days</cbc:Note></cac:PaymentTerms>\n<cac:TaxTotal>%s<cac:TaxSubtotal>%s%s' "$(amount TaxAmount 0.00)" "$(amount TaxableAmount 280.00)" "$(amount TaxAmount 0.00)"
    printf '<cac:TaxCategory>%s<cbc:TaxExemptionReason>Welfare</cbc:TaxExemptionReason>%s</cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>\n' "$exempt" "$scheme"
    printf '<cac:LegalMonetaryTotal>'
    for sum in LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount PayableAmount; do amount "$sum" 280.00; done
    printf '</cac:LegalMonetaryTotal>\n<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="HUR">60</cbc:InvoicedQuantity>%s' "$(amount LineExtensionAmount 280.00)"
    printf '<cac:Item><cbc:Name>Hours of care</cbc:Name><cac:ClassifiedTaxCategory>%s%s</cac:ClassifiedTaxCategory></cac:Item>' "$exempt" "$scheme"
    printf '<cac:Price>%s</cac:Price></cac:InvoiceLine>\n</Invoice>\n' "$(amount PriceAmount 4.6666666667)"
} >invoice.xml
venv/bin/facturex --version
before=0 converted=0 after=0
venv/bin/facturex validate invoice.xml || before=$?
venv/bin/facturex convert invoice.xml invoice.cii.xml || converted=$?
said=$(venv/bin/facturex validate invoice.cii.xml) || after=$?
printf '%s\n' "$said"
price=$(grep -o 'ChargeAmount>[0-9.]*' invoice.cii.xml | head -1)
printf 'validate: %s, convert: %s, validate what was converted: %s, its price: %s\n' "$before" "$converted" "$after" "$price"
[ "$before" = 0 ] && [ "$converted" = 0 ] && [ "$after" = 1 ]
[ "$price" = 'ChargeAmount>4.67' ]
case "$said" in *FX-LINE-1*280.20*) ;; *) exit 1 ;; esac
echo "as described: the converted invoice has a price of 4.67 for 4.6666666667"
