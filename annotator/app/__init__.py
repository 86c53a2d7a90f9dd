"""App: the hall. One session, one dispatch."""
