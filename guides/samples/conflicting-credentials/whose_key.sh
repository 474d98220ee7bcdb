# Send each credential alone: the status, and the organization that answers.
api="${ANTHROPIC_BASE_URL:-https://api.anthropic.com}" # a gateway's token goes to the gateway
ask() {
  echo "$1"
  curl -sS -o /dev/null -D - "$api/v1/models?limit=1" \
    -H "$2" -H "anthropic-version: 2023-06-01" | grep -i -E "^HTTP|^anthropic-organization-id"
}
if [ -n "$ANTHROPIC_API_KEY" ]; then ask ANTHROPIC_API_KEY "x-api-key: $ANTHROPIC_API_KEY"; fi
if [ -n "$ANTHROPIC_AUTH_TOKEN" ]; then
  ask ANTHROPIC_AUTH_TOKEN "Authorization: Bearer $ANTHROPIC_AUTH_TOKEN"
fi
