"""Rules about structured output."""

from __future__ import annotations

from tests.claude_server.exchange import invalid_request
from tests.claude_server.messages.json_schemas import strict_faults
from tests.claude_server.messages.request import MessagesRequest


def refuse_output_format(asked: MessagesRequest) -> None:
    """The parameter of the beta, before there was `output_config`."""
    if asked.body.get("output_format") is not None:
        # Unconfirmed wording.
        raise invalid_request(
            "output_format: This field is deprecated. Use 'output_config.format' instead."
        )


def refuse_unsupported_schema(asked: MessagesRequest) -> None:
    if asked.schema is None:
        return
    for fault in strict_faults(asked.schema):
        raise invalid_request(f"output_config.format.schema: {fault}")


def refuse_citations(asked: MessagesRequest) -> None:
    """Citations break the shape of the answer: documented as a 400, wording unconfirmed."""
    cited = any(
        (piece.block.get("citations") or {}).get("enabled")
        for piece in asked.pieces
        if piece.block.get("type") in ("document", "search_result")
    )
    if asked.schema is not None and cited:
        raise invalid_request("output_config.format: citations are not supported with this format")
