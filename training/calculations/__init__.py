"""Pure calculations of training."""
