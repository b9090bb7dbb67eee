"""The only writers of a village's profile, dusun, offices and of a kabupaten's settings."""
