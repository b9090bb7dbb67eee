"""Forms of sign-in and of account help."""
