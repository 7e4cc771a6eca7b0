"""Pages: each asks an action and shows what it says."""
