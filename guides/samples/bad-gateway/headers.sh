# Headers first, then the beginning of the body. Without a key the API itself says 401.
curl -sS -D - https://api.anthropic.com/v1/models | head -c 1500
