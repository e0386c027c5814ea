"""What notebooks show and a reviewer clicks; every decision about it is in `syncio.reports.desk`."""
