# Ask without a key: any number but 000 means that the network is fine.
curl -sS -o /dev/null -w '%{http_code} from %{remote_ip}\n' https://api.anthropic.com/v1/models
