"""Where raw returns come from: one module per origin."""
