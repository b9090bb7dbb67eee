"""Project package: settings, urls, wsgi and the home page of each role; no domain rules."""
