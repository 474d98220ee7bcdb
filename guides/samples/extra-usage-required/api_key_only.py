import os

import anthropic

PAYS = {"sk-ant-api03-": "the credit of a Console organization", "sk-ant-oat": "a plan's login"}
NAMES = ("ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "CLAUDE_CODE_OAUTH_TOKEN")

for name in NAMES:
    value = os.environ.get(name, "")
    payer = next((PAYS[start] for start in PAYS if value.startswith(start)), "unknown kind")
    print(f"{name}: {payer if value else 'not set'}")

key = os.environ.get("ANTHROPIC_API_KEY", "")
if not key.startswith("sk-ant-api03-"):
    raise SystemExit("Set ANTHROPIC_API_KEY to a key from platform.claude.com/settings/keys.")

# With the key named here, nothing else is read: no token, no profile, no login.
client = anthropic.Anthropic(api_key=key)
message = client.messages.create(
    model="claude-sonnet-5-5",
    max_tokens=16,
    messages=[{"role": "user", "content": "Say hello."}],
)
print("paid by the key's organization:", message.usage.output_tokens, "output tokens")
