-- The same id as case_id in db/exceptions.py: a case is opened once.
CREATE FUNCTION pw_case_id(p_warehouse text, p_kind text, p_order text, p_about text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT md5(concat_ws('|', p_warehouse, p_kind, p_order, p_about))::uuid::text
$$;

CREATE FUNCTION pw_open_exception(
  p_warehouse text, p_kind text, p_order text, p_about text, p_detail jsonb, p_hold text DEFAULT NULL
) RETURNS void LANGUAGE sql AS $$
  INSERT INTO exception_case (warehouse_id, exception_id, kind, order_id, hold_id, detail, opened_at)
  VALUES (p_warehouse, pw_case_id(p_warehouse, p_kind, p_order, p_about), p_kind, p_order, p_hold, p_detail, now())
  ON CONFLICT DO NOTHING
$$;

CREATE FUNCTION pw_news(p_warehouse text, p_station text, p_kind text, p_payload jsonb) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO news (warehouse_id, news_id, xid, station, kind, payload, at)
  VALUES (p_warehouse, gen_random_uuid()::text, pg_current_xact_id(), p_station, p_kind, p_payload, now())
$$;
