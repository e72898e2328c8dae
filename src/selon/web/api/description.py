"""The description of the API itself (OpenAPI 3.1), which is no part of what it describes."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from msgspec.json import encode

router = APIRouter(prefix="/api", include_in_schema=False)


@router.get("/openapi.json")
async def openapi(request: Request) -> Response:
    """Every address with what may be asked, what comes back, and how it can fail."""
    return Response(encode(request.app.openapi()), media_type="application/json", headers={"Cache-Control": "no-cache"})
