"""What a person finds on arrival: what is done, what is next and why."""
