# -N shows the events as they come; seconds to the first byte and in all stand last.
curl -sSN -w '\nfirst byte %{time_starttransfer} s, all %{time_total} s\n' \
  https://api.anthropic.com/v1/messages \
  -H "x-api-key: $ANTHROPIC_API_KEY" -H "anthropic-version: 2023-06-01" \
  -H "content-type: application/json" \
  -d '{
    "model": "claude-sonnet-5-5",
    "max_tokens": 16000,
    "stream": true,
    "messages": [{"role": "user", "content": "Write the whole manual."}]
  }'
