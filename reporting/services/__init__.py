"""Writing of the reporting layer: issuing documents."""
