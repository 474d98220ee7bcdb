# Send one small request and print what its headers say about your limit of input tokens.
curl -sS -D - -o /dev/null https://api.anthropic.com/v1/messages \
  -H "x-api-key: $ANTHROPIC_API_KEY" -H "anthropic-version: 2023-06-01" \
  -H "content-type: application/json" \
  -d '{"model": "claude-sonnet-5-5", "max_tokens": 16,
       "messages": [{"role": "user", "content": "ping"}]}' \
  | grep -i -E '^(HTTP|retry-after|anthropic-ratelimit-input|anthropic-workspace)'
