"""List the models this key can call, then check one id: python list_models.py <model id>."""

import difflib
import sys

from anthropic import Anthropic, NotFoundError

client = Anthropic()
wanted = sys.argv[1] if len(sys.argv) > 1 else "claude-sonnet-5-5"

ids = []
for model in client.models.list(limit=1000):
    ids.append(model.id)
    retires = f", retires {model.retires_at:%Y-%m-%d}" if model.retires_at else ""
    print(f"{model.id:32} {model.lifecycle}{retires}")

print(f"\nasked for: {wanted!r}")
try:
    found = client.models.retrieve(wanted)
except NotFoundError as error:
    print("not found:", error)
    print("closest ids:", difflib.get_close_matches(wanted, ids, cutoff=0.5) or "none")
else:
    print("found:", found.id, found.lifecycle)
