"""The only writers of meetings, usulan and decisions."""
