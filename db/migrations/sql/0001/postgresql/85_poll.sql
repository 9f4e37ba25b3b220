-- News in the order (xid, seq), and only below the horizon: above it a slower transaction may still
-- bring a row that sorts before one already read. cursor: "xid:seq". A cursor that this database cannot
-- have given (restored from a backup, another engine) is answered with "read everything anew".
CREATE FUNCTION pw_poll(p_warehouse text, p_station text, p_cursor text) RETURNS jsonb
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  horizon xid8;
  after_xid xid8;
  after_seq bigint;
  items jsonb;
  last jsonb;
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);  -- being seen needs no disk
  PERFORM pw_check_station(p_warehouse, p_station);
  horizon := pg_snapshot_xmin(pg_current_snapshot());
  IF p_cursor IS NULL THEN
    RETURN jsonb_build_object('cursor', horizon || ':0', 'items', '[]'::jsonb);
  ELSIF p_cursor !~ '^\d{1,19}:\d{1,18}$' OR split_part(p_cursor, ':', 1)::numeric > horizon::text::numeric THEN
    RETURN jsonb_build_object('cursor', horizon || ':0', 'items',
      '[{"kind": "wave_changed", "payload": {"wave_id": ""}}]'::jsonb);
  END IF;
  after_xid := split_part(p_cursor, ':', 1)::xid8;
  after_seq := split_part(p_cursor, ':', 2)::bigint;
  SELECT jsonb_agg(jsonb_build_object('kind', kind, 'payload', payload) ORDER BY xid, seq),
    (array_agg(jsonb_build_array(xid::text, seq) ORDER BY xid DESC, seq DESC))[1]
  INTO items, last
  FROM (
    SELECT xid, seq, kind, payload FROM news
    WHERE warehouse_id = p_warehouse AND (xid, seq) > (after_xid, after_seq) AND xid < horizon
      AND (station IS NULL OR station = p_station)
    ORDER BY xid, seq LIMIT 500) AS page;
  RETURN jsonb_build_object('items', coalesce(items, '[]'), 'cursor', CASE
    WHEN jsonb_array_length(items) = 500 THEN (last ->> 0) || ':' || (last ->> 1)
    ELSE horizon || ':0' END);
END $$;
