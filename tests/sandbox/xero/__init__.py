"""A stand-in Xero: a real HTTP server on loopback with seeded organisations, which tests may edit."""
