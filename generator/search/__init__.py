"""The index of a site: what is searched, by which terms, in which files."""
