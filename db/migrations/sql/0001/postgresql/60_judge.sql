-- The same as db/judging.py: change both together. '' means ok.
CREATE FUNCTION pw_judge(p_warehouse text, f jsonb, o customer_order, p_is_repeat boolean) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  kind text := f ->> 'kind';
  epoch bigint := (f ->> 'epoch')::bigint;
BEGIN
  IF p_is_repeat THEN
    RETURN 'sequence used twice';
  ELSIF o.order_id IS NULL THEN
    RETURN 'unknown order';
  ELSIF o.cancelled_at IS NOT NULL AND kind IN ('item_packed', 'number_assigned', 'parcel_closed') THEN
    RETURN 'cancelled';
  ELSIF epoch < o.epoch THEN
    RETURN 'old epoch';
  ELSIF epoch > o.epoch THEN
    RETURN 'epoch from the future';
  ELSIF kind = 'parcel_closed' AND o.packed_at IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM parcel WHERE warehouse_id = p_warehouse AND parcel_id = f ->> 'parcel_id'
        AND order_id = o.order_id) THEN
    RETURN 'packed twice';
  ELSIF kind NOT IN ('number_assigned', 'parcel_closed') THEN
    RETURN '';
  ELSIF pw_has_other_number(p_warehouse, f) THEN
    RETURN 'number used twice';
  ELSIF EXISTS (
      SELECT 1 FROM label WHERE warehouse_id = p_warehouse AND carrier = f #>> '{payload,carrier}'
        AND tracking_number = f #>> '{payload,tracking_number}' AND state = 'void') THEN
    RETURN 'void label';
  END IF;
  RETURN '';
END $$;

-- Is the number on another parcel, or the parcel another order's?
CREATE FUNCTION pw_has_other_number(p_warehouse text, f jsonb) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (
    SELECT 1 FROM label WHERE warehouse_id = p_warehouse AND carrier = f #>> '{payload,carrier}'
      AND tracking_number = f #>> '{payload,tracking_number}'
      AND (parcel_id <> f ->> 'parcel_id' OR order_id <> f ->> 'order_id'))
  OR EXISTS (
    SELECT 1 FROM parcel WHERE warehouse_id = p_warehouse AND parcel_id = f ->> 'parcel_id'
      AND order_id <> f ->> 'order_id');
END $$;

-- The case that a person must see; scans after the first of the same trouble open no more.
CREATE FUNCTION pw_flag(p_warehouse text, f jsonb, p_reason text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  kind text := f ->> 'kind';
  parcel text := f ->> 'parcel_id';
  named text;
  about text := parcel;
  detail jsonb;
BEGIN
  CASE p_reason
    WHEN 'cancelled' THEN
      named := CASE WHEN kind IN ('number_assigned', 'parcel_closed') THEN 'cancelled' END;
    WHEN 'old epoch' THEN
      named := CASE WHEN kind = 'parcel_closed' THEN 'old_epoch'
                    WHEN kind IN ('item_packed', 'number_assigned') THEN 'two_stations' END;
      about := CASE WHEN kind = 'parcel_closed' THEN parcel ELSE f ->> 'epoch' END;
    WHEN 'sequence used twice' THEN named := 'sequence_used_twice'; about := f ->> 'station';
    WHEN 'unknown order' THEN named := 'unknown_order'; about := f ->> 'station';
    WHEN 'epoch from the future' THEN named := 'future_epoch'; about := f ->> 'station';
    WHEN 'packed twice' THEN named := 'packed_twice';
    WHEN 'number used twice' THEN named := 'number_twice';
    WHEN 'void label' THEN named := 'void_label';
    ELSE RETURN;
  END CASE;
  IF named IS NOT NULL THEN
    detail := jsonb_build_object('fact_id', f ->> 'fact_id', 'station', f ->> 'station', 'parcel_id', parcel);
    detail := detail || jsonb_strip_nulls(
      jsonb_build_object('tracking_number', f #>> '{payload,tracking_number}'));
    PERFORM pw_open_exception(p_warehouse, named, f ->> 'order_id', about, detail);
  END IF;
END $$;
