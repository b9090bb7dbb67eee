"""Submission rounds and their review by kecamatan and kabupaten."""
