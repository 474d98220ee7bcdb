# Which API takes this key? The status behind each path says it; both requests are free.
for path in models organizations/me; do
  printf '/v1/%s ' "$path"
  curl -sS -o /dev/null -w '%{http_code}\n' "https://api.anthropic.com/v1/$path" \
    -H "x-api-key: $ANTHROPIC_API_KEY" -H "anthropic-version: 2023-06-01"
done
