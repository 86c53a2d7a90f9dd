"""Canvas: the article, its marks and arcs, painted by our own hand."""
