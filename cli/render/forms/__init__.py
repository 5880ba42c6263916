"""The forms of a document (``papers.document``), a module each; whatever users typed stays text in it."""
