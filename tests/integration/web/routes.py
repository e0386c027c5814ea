"""Every route of the web app, with a review's id to be put in; `tests/unit/web` holds that none is missing."""

READS = ["/api/reviews", "/api/reviews/{}", "/api/reviews/{}/changes", "/api/reviews/{}/report/diff", "/api/policies"]
READS += ["/api/reviews/{}/changes/1", "/api/reviews/{}/summary", "/api/amendments", "/api/invoices"]
READS += ["/api/clients", "/api/clients/terms"]
READS += ["/api/reviews/{}/report/approval", "/api/reviews/{}/export/xlsx", "/api/reviews/{}/export/csv"]
WRITES = ["/api/reviews/{}/decisions", "/api/reviews/{}/sign", "/api/reviews/{}/reopen"]
WRITES += ["/api/policies", "/api/policies/{}/sign", "/api/policies/{}/revoke"]
WRITES += ["/api/amendments", "/api/amendments/{}/sign"]
ROUTES = [("GET", path) for path in READS] + [("POST", path) for path in WRITES]
