"""Text frames out of bytes: one module per container and per survey tool's dialect."""
