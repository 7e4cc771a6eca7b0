"""Text to attributed claims: words in data files, grammars in code, one idea a file.

>>> from paradero.model import Report
>>> from paradero.reading import read
>>> read(Report("a", "Ganó el equipo local.", language="es")).claims
()
"""

from paradero.reading.lexicon import LANGUAGES
from paradero.reading.reader import READER, Options, read

__all__ = ["LANGUAGES", "READER", "Options", "read"]
