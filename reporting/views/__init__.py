"""Views that every room with documents shares."""
