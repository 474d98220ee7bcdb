# Which blocks the answer holds. No key is shown.
curl --silent --show-error https://api.anthropic.com/v1/messages \
  --header "x-api-key: $ANTHROPIC_API_KEY" \
  --header "anthropic-version: 2023-06-01" \
  --header "content-type: application/json" \
  --data '{
    "model": "claude-sonnet-5-5",
    "max_tokens": 1024,
    "messages": [{"role": "user", "content": "Name one moon."}]
  }' | grep -oE '"(type|stop_reason)": ?"[a-z_]+"'
