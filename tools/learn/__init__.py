"""Learning the weights of the reader's choices on the development corpus: `python -m tools.learn whose`."""
