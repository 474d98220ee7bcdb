# Nothing refuses a raw request. -N prints each event as it arrives.
curl -sS -N https://api.anthropic.com/v1/messages \
  -H "x-api-key: ${ANTHROPIC_API_KEY:?is not set}" \
  -H "anthropic-version: 2023-06-01" \
  -H "content-type: application/json" \
  -d '{"model": "claude-sonnet-5-5", "max_tokens": 32000, "stream": true,
       "messages": [{"role": "user", "content": "Write a report on tides."}]}'
