"""Files of a few bytes that say what real ones say: enough for whoever reads only the header."""

from __future__ import annotations

from base64 import b64encode


def png(width=10, height=10):
    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    return b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + size


def gif(width=10, height=10):
    return b"GIF89a" + width.to_bytes(2, "little") + height.to_bytes(2, "little")


def jpeg(width=10, height=10):
    comment = b"\xff\xfe\x00\x04hi"
    size = height.to_bytes(2, "big") + width.to_bytes(2, "big")
    return b"\xff\xd8" + comment + b"\xff\xc0\x00\x11\x08" + size


def webp(width=10, height=10):
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 8 + size


def webp_lossless(width=10, height=10):
    bits = (width - 1) | (height - 1) << 14
    return b"RIFF\0\0\0\0WEBPVP8L" + b"\0" * 5 + bits.to_bytes(4, "little")


def webp_lossy(width=10, height=10):
    size = width.to_bytes(2, "little") + height.to_bytes(2, "little")
    return b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 10 + size


def pdf(pages=1, extra=b""):
    page = b"<< /Type /Page /Parent 2 0 R >>\n"
    return b"%PDF-1.7\n<< /Type /Pages /Count 1 >>\n" + page * pages + extra + b"\n%%EOF"


def image(raw, media_type="image/png"):
    source = {"type": "base64", "media_type": media_type, "data": b64encode(raw).decode()}
    return {"type": "image", "source": source}


def document(raw):
    source = {"type": "base64", "media_type": "application/pdf", "data": b64encode(raw).decode()}
    return {"type": "document", "source": source}
