-- Marks the station as seen; refuses one that is unknown or revoked.
CREATE FUNCTION pw_check_station(p_warehouse text, p_station text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE station SET last_seen_at = now()
  WHERE warehouse_id = p_warehouse AND name = p_station AND revoked_at IS NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no station % in %', p_station, p_warehouse USING ERRCODE = 'PW001';
  END IF;
END $$;

-- What is left of the station's own waves. Locks the waves before their orders, as everyone does.
CREATE FUNCTION pw_take_orders(p_warehouse text, p_station text, p_lot bigint) RETURNS text[]
LANGUAGE plpgsql AS $$
DECLARE
  taken text[];
BEGIN
  PERFORM 1 FROM wave WHERE warehouse_id = p_warehouse AND station = p_station AND state = 'released'
  ORDER BY wave_id FOR UPDATE;
  WITH wanted AS (
    SELECT o.order_id FROM customer_order o
    JOIN wave w ON w.warehouse_id = o.warehouse_id AND w.wave_id = o.wave_id
    WHERE w.warehouse_id = p_warehouse AND w.station = p_station AND w.state = 'released'
      AND o.packed_at IS NULL AND o.cancelled_at IS NULL AND NOT o.is_held AND o.station IS NULL
    ORDER BY w.urgent DESC, w.due_at, w.count, o.position
    LIMIT greatest(p_lot, 0) FOR UPDATE OF o
  ), claimed AS (
    UPDATE customer_order o
    SET station = p_station, lease_until = now() + interval '8 hours', state = 'picking'
    FROM wanted WHERE o.warehouse_id = p_warehouse AND o.order_id = wanted.order_id
    RETURNING o.order_id
  ) SELECT coalesce(array_agg(order_id), '{}') INTO taken FROM claimed;
  RETURN taken;
END $$;

-- The most urgent free wave with something to pack becomes the station's as a whole.
-- A wave that another station is taking at this moment is stepped over.
CREATE FUNCTION pw_take_wave(p_warehouse text, p_station text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  UPDATE wave SET station = p_station
  WHERE warehouse_id = p_warehouse AND wave_id = (
    SELECT w.wave_id FROM wave w
    WHERE w.warehouse_id = p_warehouse AND w.station IS NULL AND w.state = 'released' AND EXISTS (
      SELECT 1 FROM customer_order o
      WHERE o.warehouse_id = p_warehouse AND o.wave_id = w.wave_id AND o.packed_at IS NULL
        AND o.cancelled_at IS NULL AND NOT o.is_held AND o.station IS NULL)
    ORDER BY w.urgent DESC, w.due_at, w.count LIMIT 1 FOR UPDATE SKIP LOCKED);
  RETURN FOUND;
END $$;

-- Up to p_lot orders of the station's own waves; only when these have none, and it may, a free wave.
CREATE FUNCTION pw_claim(p_warehouse text, p_station text, p_lot bigint, p_may_take_free boolean) RETURNS jsonb
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  taken text[];
BEGIN
  PERFORM pw_check_station(p_warehouse, p_station);
  taken := pw_take_orders(p_warehouse, p_station, p_lot);
  IF taken = '{}' AND p_lot > 0 AND p_may_take_free AND pw_take_wave(p_warehouse, p_station) THEN
    taken := pw_take_orders(p_warehouse, p_station, p_lot);
  END IF;
  RETURN pw_work(p_warehouse, taken);
END $$;
