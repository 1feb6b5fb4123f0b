"""What people meet over: one person for the review meeting, and one provider; as values, as text and as a page."""
