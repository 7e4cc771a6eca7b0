"""The people who work here: who they are, what they may do, and how they show that it is they."""
