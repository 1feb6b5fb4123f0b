"""What people meet over: one person and one provider."""
