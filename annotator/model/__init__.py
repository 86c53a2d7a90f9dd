"""Model: frozen values and pure functions over them. Knows no disk and no window."""
