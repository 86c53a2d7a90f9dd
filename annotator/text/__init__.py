"""Text: offsets, boundaries, words, clitics, folding, direction. Knows no Qt and no document."""
