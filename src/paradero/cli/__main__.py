"""`python -m paradero.cli`."""

from __future__ import annotations

import sys

from paradero.cli import main

sys.exit(main())
