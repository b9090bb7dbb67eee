"""The administrative areas, from provinsi to RT, and the person."""
