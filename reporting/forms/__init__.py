"""Forms about issued documents."""
