"""Rules about `temperature`, `top_p` and `top_k` with the API versions that still have them.

With 2026-10-21 they are unknown fields, see `request_shapes.parameters`.
"""

from __future__ import annotations

from tests.claude_server.exchange import invalid_request
from tests.claude_server.messages.request import MessagesRequest
from tests.claude_server.messages.request_shapes import SAMPLING

_DEFAULTS = {"temperature": 1, "top_p": 1}
"""Values that say nothing. That of `top_p` is unconfirmed; `top_k` has none."""
_LEAST_TOP_P = 0.95


def refuse_sampling(asked: MessagesRequest) -> None:
    if asked.accepts is None or asked.accepts.sampling:
        return
    for name, value in _set(asked).items():
        if value != _DEFAULTS.get(name):
            # Reported by many users; the rule, and that defaults pass, is documented.
            raise invalid_request(f"`{name}` is deprecated for this model.")


def refuse_two_at_once(asked: MessagesRequest) -> None:
    if {"temperature", "top_p"} <= _set(asked).keys():
        # Reported by users.
        raise invalid_request(
            "`temperature` and `top_p` cannot both be specified for this model."
            " Please use only one."
        )


def refuse_sampling_while_thinking(asked: MessagesRequest) -> None:
    """The rule is documented; the wordings are unconfirmed and may go on."""
    if not asked.thinks:
        return
    given = _set(asked)
    if given.get("temperature", 1) != 1:
        raise invalid_request("`temperature` may only be set to 1 when thinking is enabled.")
    if "top_k" in given:
        raise invalid_request("`top_k` must be unset when thinking is enabled.")
    if given.get("top_p", 1) < _LEAST_TOP_P:
        raise invalid_request(
            "`top_p` must be greater than or equal to 0.95 or unset when thinking is enabled."
        )


def _set(asked: MessagesRequest) -> dict[str, float]:
    given = {name: asked.body.get(name) for name in SAMPLING}
    return {name: value for name, value in given.items() if value is not None}
