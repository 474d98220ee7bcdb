# The models that this key may use, and the organization and workspace that it belongs to.
curl -sS -D - "https://api.anthropic.com/v1/models?limit=100" \
  -H "x-api-key: $ANTHROPIC_API_KEY" -H "anthropic-version: 2023-06-01" |
  grep -oiE '^anthropic-(organization|workspace)-id: [^[:space:]]+|"id": ?"[^"]+"'
