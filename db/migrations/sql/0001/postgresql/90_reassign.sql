-- The same as db/reassign.py: change both together.
CREATE FUNCTION pw_is_reachable(p_warehouse text, p_station text, p_within_s float8) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM station WHERE warehouse_id = p_warehouse AND name = p_station
    AND revoked_at IS NULL AND last_seen_at >= now() - make_interval(secs => p_within_s))
$$;

-- Whether a station that does not answer may be packing an order of this wave just now.
CREATE FUNCTION pw_is_held_by_silent(p_warehouse text, p_wave text, p_within_s float8) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM customer_order
    WHERE warehouse_id = p_warehouse AND wave_id = p_wave AND packed_at IS NULL AND cancelled_at IS NULL
      AND station IS NOT NULL AND NOT pw_is_reachable(p_warehouse, station, p_within_s))
$$;

CREATE FUNCTION pw_why_not_move(
  p_warehouse text, w wave, p_to text, p_by text, p_force boolean, p_within_s float8
) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM operator
      WHERE warehouse_id = p_warehouse AND operator_id = p_by AND role = 'supervisor') THEN
    RETURN 'not_a_supervisor';
  ELSIF w.wave_id IS NULL THEN
    RETURN 'no_such_wave';
  ELSIF w.state = 'done' THEN
    RETURN 'wave_done';
  ELSIF p_to IS NOT NULL AND NOT EXISTS (SELECT 1 FROM station
      WHERE warehouse_id = p_warehouse AND name = p_to AND revoked_at IS NULL) THEN
    RETURN 'no_such_station';
  ELSIF p_to IS NOT DISTINCT FROM w.station THEN
    RETURN 'same_station';
  ELSIF NOT p_force AND pw_is_held_by_silent(p_warehouse, w.wave_id, p_within_s) THEN
    RETURN 'unreachable';
  END IF;
  RETURN NULL;
END $$;

-- An order open on a bench that answers is finished there under its old epoch; every other one moves.
CREATE FUNCTION pw_move_orders(p_warehouse text, p_wave text, p_to text, p_force boolean, p_within_s float8)
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  o record;
  moved int := 0;
  stayed int := 0;
  at_risk int := 0;
BEGIN
  FOR o IN
    SELECT order_id, station, opened_at, pw_is_reachable(p_warehouse, station, p_within_s) AS is_reachable
    FROM (
      SELECT * FROM customer_order
      WHERE warehouse_id = p_warehouse AND wave_id = p_wave AND packed_at IS NULL AND cancelled_at IS NULL
      ORDER BY order_id FOR UPDATE) AS locked
    ORDER BY position
  LOOP
    IF o.opened_at IS NOT NULL AND o.station IS NOT NULL AND (o.is_reachable OR NOT p_force) THEN
      stayed := stayed + 1;
      CONTINUE;
    END IF;
    moved := moved + 1;
    at_risk := at_risk + (o.station IS NOT NULL AND NOT o.is_reachable)::int;
    PERFORM pw_move_order(p_warehouse, o.order_id, o.station, p_to);
  END LOOP;
  RETURN jsonb_build_object('moved', moved, 'stayed', stayed, 'at_risk', at_risk);
END $$;

CREATE FUNCTION pw_move_order(p_warehouse text, p_order text, p_from text, p_to text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  raised bigint;
BEGIN
  UPDATE customer_order
  SET epoch = epoch + 1, station = NULL, lease_until = NULL, opened_at = NULL, opened_by = NULL
  WHERE warehouse_id = p_warehouse AND order_id = p_order RETURNING epoch INTO raised;
  IF p_from IS NOT NULL THEN
    PERFORM pw_news(p_warehouse, p_from, 'order_moved',
      jsonb_build_object('order_id', p_order, 'epoch', raised, 'to', p_to));
  END IF;
END $$;

CREATE FUNCTION pw_reassign(
  p_warehouse text, p_wave text, p_to text, p_by text, p_force boolean, p_within_s float8
) RETURNS jsonb LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  w wave;
  refusal text;
  said jsonb;
BEGIN
  SELECT * INTO w FROM wave WHERE warehouse_id = p_warehouse AND wave_id = p_wave FOR UPDATE;
  refusal := pw_why_not_move(p_warehouse, w, p_to, p_by, p_force, p_within_s);
  IF refusal IS NOT NULL THEN
    RETURN jsonb_build_object('refusal', refusal);
  END IF;
  UPDATE wave SET station = p_to, epoch = epoch + 1 WHERE warehouse_id = p_warehouse AND wave_id = p_wave;
  said := pw_move_orders(p_warehouse, p_wave, p_to, p_force, p_within_s);
  PERFORM pw_news(p_warehouse, name, 'wave_changed', jsonb_build_object('wave_id', p_wave))
  FROM unnest(array[w.station, p_to]) AS name WHERE name IS NOT NULL;
  RETURN said;
END $$;
