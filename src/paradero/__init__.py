"""Paradero: from scattered reports to a record in which every statement leads to who said it, and in which words."""

__version__ = "0.1.0"
