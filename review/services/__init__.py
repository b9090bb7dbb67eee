"""Writing review: submissions, notes, verdicts, agreement and enactment."""
