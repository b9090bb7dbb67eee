"""Pages of meetings, usulan and decisions."""
