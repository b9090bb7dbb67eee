"""The loop: what came back in the plans, who is trained on it, and what the next plans show."""
