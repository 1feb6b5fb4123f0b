"""One person or one provider, for those who meet over them."""
