"""Answers to values: one value type, one module."""
