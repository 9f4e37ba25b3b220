CREATE TRIGGER fact_not_deleted BEFORE DELETE ON fact BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END
