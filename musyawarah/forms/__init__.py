"""Forms of meetings, usulan and decisions."""
