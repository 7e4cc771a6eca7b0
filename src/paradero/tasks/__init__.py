"""Work that goes on while people do something else: one thread, over actions, in an open workspace."""
