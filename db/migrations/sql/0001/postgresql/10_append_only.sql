-- Facts are history. A superuser could drop the trigger; a program's mistake cannot.
CREATE FUNCTION pw_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'facts are append-only';
END $$;

CREATE TRIGGER fact_kept BEFORE UPDATE OR DELETE ON fact FOR EACH ROW EXECUTE FUNCTION pw_refuse_change();
