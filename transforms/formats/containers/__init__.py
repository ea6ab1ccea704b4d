"""Containers: bytes → cells, documents, trees; one module per kind, each with `open_content`."""
