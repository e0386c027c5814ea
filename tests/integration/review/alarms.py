"""What a platform team writes to have SyncIO's alarms sent as mail; `SYNCIO_NOTIFIER` names `mail` in it."""

from airflow.providers.smtp.notifications.smtp import SmtpNotifier

mail = SmtpNotifier(
    to="finance@example.com",
    from_email="syncio@example.com",
    subject="Review {{ review.review }} of {{ review.client }} waits",
    html_content="<p>{{ review.sentence }}</p>",
)
