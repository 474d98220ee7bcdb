# Free: the id of the organization whose credit this key draws on.
curl -sS -o /dev/null -D - "https://api.anthropic.com/v1/models?limit=1" \
  -H "x-api-key: $ANTHROPIC_API_KEY" -H "anthropic-version: 2023-06-01" |
  grep -i -E "^HTTP|^anthropic-(organization|workspace)-id"
