# The whole answer: error.details holds error_code and, for a hold, appeal_url.
curl -sS -D - "https://api.anthropic.com/v1/models?limit=1" \
  -H "x-api-key: $ANTHROPIC_API_KEY" -H "anthropic-version: 2023-06-01"
