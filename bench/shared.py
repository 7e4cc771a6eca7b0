"""Where the shared benchmarks lie: beside the checkout, or where PARADERO_SHARED says."""

import os
from pathlib import Path

SHARED = Path(os.environ.get("PARADERO_SHARED", Path(__file__).parents[2] / "shared"))
