"""What is paid out: remittances, the finance system's files, direct payments."""
