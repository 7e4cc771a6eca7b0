"""Say in one line what is missing before anything is installed."""

import sys

if sys.version_info < (3, 11):
    have = ".".join(map(str, sys.version_info[:3]))
    sys.exit(
        f"Paradero needs Python 3.11 or newer; this is {have}. Try: make PYTHON=python3.12 start\n"
        f"Paradero necesita Python 3.11 o más nuevo; este es {have}. Pruebe: make PYTHON=python3.12 start"
    )
