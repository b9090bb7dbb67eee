"""Bimtek and other training sessions."""
