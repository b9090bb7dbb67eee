"""Writers of the national lists."""
