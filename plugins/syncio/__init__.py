"""SyncIO: invoices from accounting systems into the loan book, through a sign-off."""
