# One tiny request to each model: 529 is a full one, 200 has room. Costs a fraction of a cent.
for model in claude-sonnet-5-5 claude-opus-5-5 claude-haiku-5-5; do
  curl -sS -o /dev/null -w "$model %{http_code}\n" https://api.anthropic.com/v1/messages \
    -H "x-api-key: $ANTHROPIC_API_KEY" -H "anthropic-version: 2023-06-01" \
    -H "content-type: application/json" \
    -d '{"model": "'"$model"'", "max_tokens": 16, "messages": [{"role": "user", "content": "Hi."}]}'
done
