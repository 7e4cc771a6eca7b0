"""What the orders on a record do: `paradero.actions`, with words for people around them.

Invariant: nothing of this is imported before such an order is given, so that `read` and `--help` load no database.
"""

from paradero.store.opening import set_up

set_up()
"""Django has to know its settings before any module of the record names a table."""
