# curl retries 408, 429, 500, 502, 503 and 504 and waits as long as retry-after says, but not 529:
# that needs --retry-all-errors and --fail-with-body. They repeat a 400, a 401 and a spend cap too.
curl -sS --retry 5 --retry-all-errors --fail-with-body --retry-max-time 300 -o answer.json \
  https://api.anthropic.com/v1/messages \
  -H "x-api-key: $ANTHROPIC_API_KEY" -H "anthropic-version: 2023-06-01" \
  -H "content-type: application/json" \
  -d '{
    "model": "claude-sonnet-5-5",
    "max_tokens": 1024,
    "messages": [{"role": "user", "content": "Say hello in one word."}]
  }'
cat answer.json
