INSERT INTO funding SELECT * FROM syncio.funding WHERE funded_at < %(until)s ON CONFLICT DO NOTHING
