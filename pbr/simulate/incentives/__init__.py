"""What a contract rewards: what one more success, week or hour brings, and where failing or parking pays."""
