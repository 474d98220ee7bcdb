# Send one small request and print its status, every header about limits, and the body.
curl -sS -D - https://api.anthropic.com/v1/messages \
  -H "x-api-key: $ANTHROPIC_API_KEY" -H "anthropic-version: 2023-06-01" \
  -H "content-type: application/json" \
  -d '{"model": "claude-sonnet-5-5", "max_tokens": 16,
       "messages": [{"role": "user", "content": "ping"}]}' \
  | grep -i -E '^(HTTP|retry-after|anthropic-|request-id|server:|[{])'
