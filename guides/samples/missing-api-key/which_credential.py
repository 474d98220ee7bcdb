import os
from pathlib import Path

import anthropic

for name in ("API_KEY", "AUTH_TOKEN", "PROFILE", "CONFIG_DIR", "BASE_URL"):
    value = os.environ.get(f"ANTHROPIC_{name}")
    state = "not set" if value is None else f"set, {len(value)} characters"
    print(f"ANTHROPIC_{name}: {state}")
print("working directory:", Path.cwd(), "| .env in it:", Path(".env").is_file())

try:
    client = anthropic.Anthropic()
    client.models.list(limit=1)
    print("the API accepted the credential")
except (TypeError, anthropic.CredentialsError) as error:
    print("no usable credential:", error)
except anthropic.APIStatusError as error:
    print("a credential was sent and refused:", error.status_code, error.api_message)
