"""What the server itself says of a request that is larger than it takes: nothing of ours has seen it by then."""

from __future__ import annotations

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.utilities import Error, RequestEntityTooLarge

from paradero.capture import Limits
from paradero.wording.words import words


class TooLarge(RequestEntityTooLarge):
    """In both languages: whose it is cannot be told any more."""

    def to_response(self, ident: str | None = None) -> tuple[str, list[tuple[str, str]], bytes]:
        mb = Limits().bytes // 1_000_000
        said = "\n\n".join(words(language)("web.inbox.whole_too_large", mb=mb) for language in ("es", "en"))
        headers = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")]
        return f"{self.code} {self.reason}", headers, said.encode()


class Parser(HTTPRequestParser):
    error: Error | None

    def received(self, data: bytes) -> int:
        taken: int = super().received(data)
        if isinstance(self.error, RequestEntityTooLarge):
            self.error = TooLarge(self.error.body)
        return taken


class Channel(HTTPChannel):
    parser_class = Parser
