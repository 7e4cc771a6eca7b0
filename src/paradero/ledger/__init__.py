"""The one way in: entries that are only added, chained by their authors, folded without regard to order.

>>> from datetime import UTC, datetime
>>> from paradero.ledger import Author, fold, verify
>>> author = Author.new()
>>> told = author.write("report.told", "r1", {"by": "a neighbour"}, datetime(2026, 1, 5, tzinfo=UTC))
>>> seen = author.write("report.seen", "r1", {"ok": True}, datetime(1999, 1, 1, tzinfo=UTC), answers=[told.id])
>>> [entry.body.kind for entry in fold([seen, told])["r1"].entries], verify([told, seen]).faults
(['report.told', 'report.seen'], ())
"""

from paradero.ledger.authors import Author
from paradero.ledger.chains import Chains, Fault, verify
from paradero.ledger.folding import Folded, fold, judgements
from paradero.ledger.heads import Head, head_code, heads_of

__all__ = ["Author", "Chains", "Fault", "Folded", "Head", "fold", "head_code", "heads_of", "judgements", "verify"]
