"""The pages and the HTTP API over a ledger; `app.create_app` joins them, `selon serve` starts it."""
