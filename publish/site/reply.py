"""Replies: content with its ETag, and nothing sent again that the reader has."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

HTML = "text/html; charset=utf-8"


def reply(
    request: Request, content: str | bytes, media: str, headers: Mapping[str, str] | None = None, status: int = 200
) -> Response:
    """The content, or 304 where `If-None-Match` names it (RFC 9110, 13.1.2). The ETag is a hash of the content."""
    body = content.encode("utf-8", "replace") if isinstance(content, str) else content
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    sent = {"ETag": tag, "Cache-Control": "no-cache", **(headers or {})}
    if status == 200 and is_known(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=sent)
    return Response(body, status, sent, media)


def is_known(if_none_match: str, tag: str) -> bool:
    """Whether the reader says that it has the content of an ETag."""
    known = {one.strip().removeprefix("W/") for one in if_none_match.split(",")}
    return tag in known or "*" in known


def reply_json(request: Request, value: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    return reply(request, json.dumps(value, ensure_ascii=False, indent=1) + "\n", "application/json", headers, status)
