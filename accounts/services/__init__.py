"""The only writers of logins, memberships and codes."""
