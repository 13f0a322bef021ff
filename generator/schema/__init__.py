"""What a field is, and how each kind of field is read. Knows templates, not libraries."""
