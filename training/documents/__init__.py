"""What training prints; found by the registry."""
