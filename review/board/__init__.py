"""Boards of kecamatan and kabupaten: how far every village is, from what was frozen at submission."""
