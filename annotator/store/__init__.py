"""Store: the project on disk. The only room that speaks SQL."""
