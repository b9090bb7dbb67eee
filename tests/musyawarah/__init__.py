"""Tests of meetings, usulan and decisions."""
