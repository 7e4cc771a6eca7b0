"""Which orders there are, with their arguments and options. What an order needs is imported when it is given.

`--help` and `read` load nothing of the record: `paradero.cli.keeping` is imported by the orders on a record alone.
"""
