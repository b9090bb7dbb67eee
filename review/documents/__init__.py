"""Documents of review."""
