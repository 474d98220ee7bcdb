# Send each request-*.json, four at the same moment, and keep each answer beside its request.
export auth="x-api-key: $ANTHROPIC_API_KEY"
printf '%s\n' request-*.json | xargs -P 4 -I FILE sh -c '
  curl -sS --retry 5 -o FILE.answer https://api.anthropic.com/v1/messages \
    -H "$auth" -H "anthropic-version: 2023-06-01" -H "content-type: application/json" \
    -d @FILE'
cat request-*.answer
