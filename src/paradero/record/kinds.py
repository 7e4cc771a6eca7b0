"""The kinds of entries on a report.

Their contents hold ids, digests, positions and codes: words lie in blobs, which can be rewritten when a part is erased.

`report.received`   nonce, how, captured (digest), original (digest or none): a report came in
`report.read`       reader, reading (digest): what a reader proposes; or failure: why it could not
`claim.reviewed`    claim, verdict: accepted, rejected, or open again; answers the reading that proposed it
`claim.corrected`   claim, correction (digest): what a person says instead, or adds
`report.erased`     the whole of it goes
`part.erased`       spans: these positions of its text go
`erasure.answered`  erasure (entry), verdict: confirmed or refused; what others erased waits for it
`report.restricted` restricted, to (members): who may see it beside coordinators and whoever took it in
`report.through`   through: somebody has gone through it, and nothing is left to be said of it; or not
`member.named`      name (digest): what somebody who works here is called; its subject is the member
`author.follows`    after (public key), last, entry: the log of this workspace's earlier key ended there, and goes on
                    here; part: only some of that log is here, by choice

Any of them may say `by`: the member of this workspace who did it.
"""

from __future__ import annotations

from typing import Literal

RECEIVED = "report.received"
READ = "report.read"
REVIEWED = "claim.reviewed"
CORRECTED = "claim.corrected"
ERASED = "report.erased"
PART_ERASED = "part.erased"
ANSWERED = "erasure.answered"
RESTRICTED = "report.restricted"
THROUGH = "report.through"
NAMED = "member.named"
FOLLOWS = "author.follows"

JUDGEMENTS = frozenset({REVIEWED, CORRECTED})
ERASURES = frozenset({ERASED, PART_ERASED, ANSWERED})
"""Of an erased report these stay: they say that it was erased, by whom, and nothing of it."""

Verdict = Literal["accepted", "rejected", "open"]
Answer = Literal["confirmed", "refused"]
WORKSPACE = "workspace"
"""The subject of what concerns no report."""
