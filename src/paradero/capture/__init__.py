"""Bytes to reports: the words that are the report, its title, its own date, whose it is.

>>> import paradero.capture as capture
>>> capture.capture(b"Three people were seen near the bridge on Monday.", capture.Source("note.txt")).language
'en'
"""

from paradero.capture.capturing import capture
from paradero.capture.errors import Unreadable
from paradero.capture.fetching import FetchOptions, fetch
from paradero.capture.files import read_path
from paradero.capture.limits import Limits
from paradero.capture.source import Source

__all__ = ["FetchOptions", "Limits", "Source", "Unreadable", "capture", "fetch", "read_path"]
