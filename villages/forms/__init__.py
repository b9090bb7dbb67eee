"""Forms of the village pages: they read what was typed and say kindly what is wrong."""
