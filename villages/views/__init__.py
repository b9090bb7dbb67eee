"""Pages of a village's own data and of a kabupaten's settings."""
