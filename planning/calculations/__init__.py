"""Pure calculations over plain values."""
