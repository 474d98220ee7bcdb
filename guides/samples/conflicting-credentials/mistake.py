"""This fails: a client takes one credential, not two."""

import os

from anthropic import Anthropic

key = os.environ["ANTHROPIC_API_KEY"]
print(Anthropic(api_key=key, auth_token=key).models.list(limit=1))
