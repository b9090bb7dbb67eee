"""The demo: a real plan of a real village, a richer made-up village, and a login for every role."""
