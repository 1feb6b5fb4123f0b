"""A large extract settled as it is read, part by part: nothing but a part of it is ever in memory."""
