# Ask as a page would, with the opt-in, and show what a browser looks for in the reply.
curl -sS -D - "https://api.anthropic.com/v1/models?limit=1" -H "Origin: https://app.example" \
  -H "anthropic-dangerous-direct-browser-access: true" \
  -H "x-api-key: $ANTHROPIC_API_KEY" -H "anthropic-version: 2023-06-01"
