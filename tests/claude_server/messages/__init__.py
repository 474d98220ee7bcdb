"""What the server understands of a Messages request, and how it answers.

`parse` raises the error that the API would answer with; `count`, `answer` and `stream` never fail
on what `parse` let through. A comment beside each text of an error says where it is known from:
documented by the API's vendor, named by the SDK, reported by users, or unconfirmed, which means
that the rule is known and the words are not.
"""

from tests.claude_server.messages.answering import answer
from tests.claude_server.messages.cache import PromptCache
from tests.claude_server.messages.checking import parse
from tests.claude_server.messages.request import MessagesRequest
from tests.claude_server.messages.streaming import stream
from tests.claude_server.messages.tokens import count

__all__ = ["MessagesRequest", "PromptCache", "answer", "count", "parse", "stream"]
