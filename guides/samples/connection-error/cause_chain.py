"""Make one free request and print the whole chain of causes if it fails."""

import os

import anthropic

client = anthropic.Anthropic(max_retries=0)
print("base URL:", repr(str(client.base_url)))
print("proxy variables set:", [name for name in os.environ if name.lower().endswith("_proxy")])

try:
    client.models.list(limit=1)
    print("Connected.")
except anthropic.APIStatusError as error:
    print(f"Connected: the API answered with {error.status_code}. The network is not the problem.")
except anthropic.APIConnectionError as error:
    cause: BaseException | None = error
    while cause is not None:
        kind = type(cause).__name__
        # The text of this one holds the API key.
        text = "(text hidden: it holds the key)" if kind == "LocalProtocolError" else str(cause)
        print(f"{kind}: {text}")
        cause = cause.__cause__ or cause.__context__
