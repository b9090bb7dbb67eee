"""Forms of the planning pages: they read what was typed and say kindly what is wrong."""
