"""A comparison as one page of HTML that needs nothing but itself: the answer first, where it comes from last."""
