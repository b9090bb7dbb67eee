"""Pages of sign-in, of the own account, and of helping others with theirs."""
