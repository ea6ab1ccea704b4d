"""Names of authorities to official codes, with history."""
