"""Django is set up once for all tests, those in docstrings too, before any of its models is imported."""

from paradero.store.opening import set_up

set_up()
