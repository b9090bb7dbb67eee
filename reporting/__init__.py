"""The shared reporting layer: payload types, renderers, the registry of documents."""
