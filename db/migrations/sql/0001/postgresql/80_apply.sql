-- Waves, then orders, then stock, each in the order of its ids: two calls never wait for each other in a ring.
-- The stations first: a copied journal that sends at the same moment waits for the other.
CREATE FUNCTION pw_lock_for(p_warehouse text, p_facts jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  named text[] := array(SELECT DISTINCT f ->> 'order_id' FROM jsonb_array_elements(p_facts) f);
  closing text[] := array(
    SELECT DISTINCT f ->> 'order_id' FROM jsonb_array_elements(p_facts) f WHERE f ->> 'kind' = 'parcel_closed');
BEGIN
  PERFORM 1 FROM station WHERE warehouse_id = p_warehouse
    AND name IN (SELECT f ->> 'station' FROM jsonb_array_elements(p_facts) f)
  ORDER BY name FOR UPDATE;
  PERFORM 1 FROM wave WHERE warehouse_id = p_warehouse AND wave_id IN (
    SELECT o.wave_id FROM customer_order o WHERE o.warehouse_id = p_warehouse AND o.order_id = ANY (named))
  ORDER BY wave_id FOR UPDATE;
  PERFORM 1 FROM customer_order WHERE warehouse_id = p_warehouse AND order_id = ANY (named)
  ORDER BY order_id FOR UPDATE;
  IF closing <> '{}' THEN
    PERFORM 1 FROM stock WHERE warehouse_id = p_warehouse AND sku IN (
      SELECT l.sku FROM order_line l WHERE l.warehouse_id = p_warehouse AND l.order_id = ANY (closing))
    ORDER BY sku FOR UPDATE;
  END IF;
END $$;

CREATE FUNCTION pw_apply_one(p_warehouse text, f jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  o customer_order;
  first text;
  is_repeat boolean;
  why text;
  said text;
BEGIN
  SELECT verdict INTO first FROM fact WHERE warehouse_id = p_warehouse AND fact_id = f ->> 'fact_id';
  IF FOUND THEN
    RETURN jsonb_build_object(
      'fact_id', f ->> 'fact_id', 'verdict', 'duplicate', 'reason', 'already there: ' || first);
  END IF;
  SELECT * INTO o FROM customer_order WHERE warehouse_id = p_warehouse AND order_id = f ->> 'order_id';
  is_repeat := EXISTS (SELECT 1 FROM fact t  -- NOT is_repeat: the unique index has only these
    WHERE t.warehouse_id = p_warehouse AND t.station = f ->> 'station' AND t.seq = (f ->> 'seq')::bigint
      AND NOT t.is_repeat);
  why := pw_judge(p_warehouse, f, o, is_repeat);
  said := CASE why WHEN '' THEN 'ok' WHEN 'old epoch' THEN 'stale' ELSE 'conflict' END;
  INSERT INTO fact (warehouse_id, fact_id, station, seq, order_id, epoch, parcel_id, kind, operator, at,
    payload, verdict, reason, is_repeat, received_at, xid)
  VALUES (p_warehouse, f ->> 'fact_id', f ->> 'station', (f ->> 'seq')::bigint, f ->> 'order_id',
    (f ->> 'epoch')::bigint, f ->> 'parcel_id', f ->> 'kind', f ->> 'operator', (f ->> 'at')::timestamptz,
    f -> 'payload', said, why, is_repeat, now(), pg_current_xact_id());
  IF why = '' THEN
    PERFORM pw_effect(p_warehouse, f, o);
  ELSE
    PERFORM pw_flag(p_warehouse, f, why);
  END IF;
  RETURN jsonb_build_object('fact_id', f ->> 'fact_id', 'verdict', said, 'reason', why);
END $$;

-- A wave is done when none of its orders is left to pack; the same as db/settling.py.
CREATE FUNCTION pw_settle(p_warehouse text, p_waves text[]) RETURNS void LANGUAGE sql AS $$
  UPDATE wave w SET state = s.new_state, done_at = CASE s.new_state WHEN 'done' THEN now() END
  FROM (
    SELECT wave_id, CASE WHEN EXISTS (
      SELECT 1 FROM customer_order o WHERE o.warehouse_id = p_warehouse AND o.wave_id = wave.wave_id
        AND o.packed_at IS NULL AND o.cancelled_at IS NULL AND NOT o.is_held)
      THEN 'released' ELSE 'done' END AS new_state
    FROM wave WHERE warehouse_id = p_warehouse AND wave_id = ANY (p_waves)) s
  WHERE w.warehouse_id = p_warehouse AND w.wave_id = s.wave_id
    AND w.state IN ('released', 'done') AND w.state <> s.new_state
$$;

CREATE FUNCTION pw_apply(p_warehouse text, p_facts jsonb) RETURNS jsonb
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  f jsonb;
  said jsonb[] := '{}';
BEGIN
  PERFORM pw_lock_for(p_warehouse, p_facts);
  FOR f IN SELECT value FROM jsonb_array_elements(p_facts) WITH ORDINALITY ORDER BY ordinality LOOP
    said := said || pw_apply_one(p_warehouse, f);
  END LOOP;
  PERFORM pw_settle(p_warehouse, array(
    SELECT DISTINCT o.wave_id FROM customer_order o WHERE o.warehouse_id = p_warehouse
      AND o.order_id IN (SELECT value ->> 'order_id' FROM jsonb_array_elements(p_facts))));
  RETURN to_jsonb(said);
END $$;
