"""What can be done with a record: one use case a file, each checking permission and recording entries.

>>> import pathlib, tempfile
>>> from paradero.actions import Incoming, Secret, create, opened, receive_report, search_reports
>>> from paradero.vault import Cost
>>> folder = pathlib.Path(tempfile.mkdtemp()) / "record"
>>> recovery = create(folder, "five words make it long", Cost.least())
>>> with opened(folder, Secret("five words make it long")) as workspace:
...     note = b"Doce personas fueron vistas el lunes cerca del puente, dijo Ana Brito."
...     receipt = receive_report(workspace, Incoming(note, "nota.txt"))
...     receipt.what, [hit.snippet for hit in search_reports(workspace, "vistas")]
('added', ['Doce personas fueron ‹vistas› el lunes cerca del puente, dijo Ana Brito.'])
"""

from paradero.actions.finding import search_reports
from paradero.actions.opening import Secret, create, opened
from paradero.actions.permitting import Actor
from paradero.actions.receive_report import Incoming, Receipt, receive_report
from paradero.actions.refusals import Refusal
from paradero.actions.workspace import Workspace

__all__ = [
    "Actor",
    "Incoming",
    "Receipt",
    "Refusal",
    "Secret",
    "Workspace",
    "create",
    "opened",
    "receive_report",
    "search_reports",
]
