INSERT INTO change (review, record, type, before_hash, before_balance, after_hash, after_balance, currency,
                    currency_before, amount_before, amount_after)
VALUES (%(review)s, %(record)s, %(type)s, %(before_hash)s, %(before_balance)s, %(after_hash)s, %(after_balance)s,
        %(currency)s, %(currency_before)s, %(amount_before)s, %(amount_after)s)
