"""Words: Markdown to clean HTML, links, folding."""
