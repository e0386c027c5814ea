"""Three days of a lender's life, played over HTTP on a real stack."""
