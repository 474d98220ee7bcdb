# Send each request-*.json, one after the other; the pause shrinks from 8 seconds to none.
pause=${FIRST_PAUSE:-8}
for file in request-*.json; do
  curl -sS --retry 5 -o "$file.answer" https://api.anthropic.com/v1/messages \
    -H "x-api-key: $ANTHROPIC_API_KEY" -H "anthropic-version: 2023-06-01" \
    -H "content-type: application/json" -d @"$file"
  cat "$file.answer"
  sleep "$pause"
  pause=$((pause > 0 ? pause - 1 : 0))
done
