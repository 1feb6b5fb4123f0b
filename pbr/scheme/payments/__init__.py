"""Payments: their parts and gates, places and quantities, who pays and who is paid."""
