"""The case library's generator: YAML case records in, one checked site per audience out."""
