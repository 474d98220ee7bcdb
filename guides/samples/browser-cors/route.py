from io import BytesIO
from wsgiref.types import StartResponse, WSGIEnvironment

from anthropic import Anthropic

client = Anthropic()  # reads ANTHROPIC_API_KEY on the server


def app(environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
    question = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)).decode()
    message = client.messages.create(
        model="claude-sonnet-5-5",
        max_tokens=1000,
        messages=[{"role": "user", "content": question}],
    )
    text = "".join(block.text for block in message.content if block.type == "text")
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return [text.encode()]


if __name__ == "__main__":  # one try without a browser: leave it out of your app
    body = b"Name one moon of Jupiter."
    request = {"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body))}
    print(app(request, lambda status, headers, exc_info=None: print))
