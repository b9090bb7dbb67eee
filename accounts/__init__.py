"""Logins, memberships, the act log, and what a membership may do and why not."""
