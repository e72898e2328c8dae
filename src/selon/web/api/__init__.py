"""The HTTP API: every answer of the command line, as the same JSON."""

from __future__ import annotations

from selon.web.api.comparing import router as comparing
from selon.web.api.description import router as description
from selon.web.api.posting import router as posting
from selon.web.api.routes import router as questions

routers = (questions, comparing, posting, description)
"""The addresses of the API."""
