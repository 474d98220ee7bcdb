# Ask without a key and see where the seconds go; no status (000) means that no answer came.
curl -sS -o /dev/null --connect-timeout 10 --max-time 60 https://api.anthropic.com/v1/models \
  -w 'name %{time_namelookup}, connected %{time_connect}, TLS %{time_appconnect}
first byte %{time_starttransfer}, status %{http_code}\n'
