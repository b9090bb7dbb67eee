"""Writers of places: the national list, dusun, persons."""
