"""Tags of the villages room."""
