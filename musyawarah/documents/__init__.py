"""Documents of meetings; every module here registers its builders."""
