# This fails: a browser adds Origin, and the request does not opt in.
curl -sS "https://api.anthropic.com/v1/models?limit=1" -H "Origin: https://app.example" \
  -H "x-api-key: $ANTHROPIC_API_KEY" -H "anthropic-version: 2023-06-01"
