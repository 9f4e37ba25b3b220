-- What an accepted fact changes; the same as db/fact_effects.py and db/parcels.py: change both together.
CREATE FUNCTION pw_effect(p_warehouse text, f jsonb, o customer_order) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  counted bigint := (f #>> '{payload,pieces}')::bigint;
BEGIN
  CASE f ->> 'kind'
    WHEN 'work_opened' THEN PERFORM pw_opened(p_warehouse, f, o);
    WHEN 'item_packed' THEN
      UPDATE customer_order SET pieces_packed = pieces_packed + counted
      WHERE warehouse_id = p_warehouse AND order_id = o.order_id;
    WHEN 'item_taken_back' THEN
      UPDATE customer_order SET pieces_packed = greatest(pieces_packed - counted, 0)
      WHERE warehouse_id = p_warehouse AND order_id = o.order_id;
    WHEN 'order_held' THEN PERFORM pw_set_aside(p_warehouse, f);
    WHEN 'number_assigned' THEN PERFORM pw_keep_label(p_warehouse, f, 'queued');
    WHEN 'label_printed' THEN PERFORM pw_print(p_warehouse, f, 'printed');
    WHEN 'label_in_doubt' THEN PERFORM pw_print(p_warehouse, f, 'in_doubt');
    WHEN 'label_reprinted' THEN PERFORM pw_print(p_warehouse, f, 'queued');
    WHEN 'label_voided' THEN PERFORM pw_void(p_warehouse, f);
    WHEN 'parcel_closed' THEN PERFORM pw_close(p_warehouse, f, o);
    ELSE NULL;
  END CASE;
END $$;

CREATE FUNCTION pw_opened(p_warehouse text, f jsonb, o customer_order) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF o.packed_at IS NULL THEN
    UPDATE customer_order
    SET opened_at = now(), opened_by = f ->> 'operator', bench_opened_at = (f ->> 'at')::timestamptz
    WHERE warehouse_id = p_warehouse AND order_id = o.order_id;
    PERFORM pw_flag_boxes(p_warehouse, f, o);
  END IF;
  IF o.is_held THEN
    PERFORM pw_release_bench_holds(p_warehouse, o.order_id, f ->> 'operator');
  END IF;
  UPDATE station SET operator = f ->> 'operator' WHERE warehouse_id = p_warehouse AND name = f ->> 'station';
END $$;

-- Boxes closed under another epoch: this bench knows nothing of them and asks for every piece again.
CREATE FUNCTION pw_flag_boxes(p_warehouse text, f jsonb, o customer_order) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF o.parcel_id IS NOT NULL AND EXISTS (
      SELECT 1 FROM fact WHERE warehouse_id = p_warehouse AND order_id = o.order_id
        AND kind = 'parcel_closed' AND verdict = 'ok' AND epoch <> (f ->> 'epoch')::bigint) THEN
    PERFORM pw_open_exception(p_warehouse, 'boxes_apart', o.order_id, f ->> 'epoch',
      jsonb_build_object('station', f ->> 'station', 'parcel_id', o.parcel_id));
  END IF;
END $$;

CREATE FUNCTION pw_set_aside(p_warehouse text, f jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  detail jsonb := jsonb_build_object('station', f ->> 'station', 'parcel_id', f ->> 'parcel_id');
  reason text := f #>> '{payload,reason}';
BEGIN
  INSERT INTO hold (warehouse_id, hold_id, order_id, kind, source, detail, by, at)
  VALUES (p_warehouse, f ->> 'fact_id', f ->> 'order_id', reason, 'bench', detail, f ->> 'operator', now())
  ON CONFLICT DO NOTHING;
  UPDATE customer_order SET is_held = true, opened_at = NULL, opened_by = NULL
  WHERE warehouse_id = p_warehouse AND order_id = f ->> 'order_id';
  PERFORM pw_open_exception(
    p_warehouse, reason, f ->> 'order_id', f ->> 'fact_id', detail, f ->> 'fact_id');
END $$;

CREATE FUNCTION pw_keep_label(p_warehouse text, f jsonb, p_state text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO label (
    warehouse_id, carrier, tracking_number, parcel_id, order_id, state, copies, changed_at)
  VALUES (
    p_warehouse, f #>> '{payload,carrier}', f #>> '{payload,tracking_number}', f ->> 'parcel_id',
    f ->> 'order_id', p_state, 1, now())
  ON CONFLICT (warehouse_id, carrier, tracking_number) DO UPDATE SET state = p_state, changed_at = now()
$$;

-- A scanned label stays scanned, a void one void: printing news that come late tell nothing new.
CREATE FUNCTION pw_print(p_warehouse text, f jsonb, p_state text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  parcel text := f ->> 'parcel_id';
  number text := coalesce(f #>> '{payload,tracking_number}', '');
  asked bigint;
BEGIN
  UPDATE label
  SET state = CASE WHEN state IN ('scanned', 'void') THEN state ELSE p_state END, changed_at = now(),
    copies = copies + (f ->> 'kind' = 'label_reprinted')::int
  WHERE warehouse_id = p_warehouse AND parcel_id = parcel
    AND CASE WHEN number = '' THEN state <> 'void' ELSE tracking_number = number END;
  SELECT max(copies) INTO asked FROM label WHERE warehouse_id = p_warehouse AND parcel_id = parcel
    AND CASE WHEN number = '' THEN state <> 'void' ELSE tracking_number = number END;
  INSERT INTO print_job (
    warehouse_id, parcel_id, tracking_number, copy, station, state, evidence, changed_at)
  VALUES (
    p_warehouse, parcel, number, coalesce((f #>> '{payload,copy}')::bigint, coalesce(asked, 1) - 1),
    f ->> 'station', p_state, f -> 'payload', now())
  ON CONFLICT (warehouse_id, parcel_id, tracking_number, copy) DO UPDATE
  SET station = excluded.station, state = excluded.state, evidence = excluded.evidence, changed_at = now();
END $$;

-- Void for ever. A person hears of it when the channel was told the number, or the carrier charges.
CREATE FUNCTION pw_void(p_warehouse text, f jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  number text := f #>> '{payload,tracking_number}';
  parcel text := f ->> 'parcel_id';
  detail jsonb := jsonb_build_object(
    'station', f ->> 'station', 'parcel_id', parcel, 'tracking_number', number);
BEGIN
  UPDATE label SET state = 'void', void_why = f #>> '{payload,why}', void_by = f #>> '{payload,leave}',
    changed_at = now()
  WHERE warehouse_id = p_warehouse AND carrier = f #>> '{payload,carrier}' AND tracking_number = number
    AND parcel_id = parcel AND order_id = f ->> 'order_id';
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF EXISTS (SELECT 1 FROM parcel p WHERE p.warehouse_id = p_warehouse AND p.parcel_id = parcel
      AND p.tracking_number = number AND p.is_handed) THEN
    PERFORM pw_open_exception(p_warehouse, 'number_changed', f ->> 'order_id', number, detail);
  END IF;
  IF coalesce((f #>> '{payload,is_charged}')::boolean, false) THEN
    PERFORM pw_open_exception(p_warehouse, 'void_charged', f ->> 'order_id', number, detail);
  END IF;
END $$;

-- The box's number, and with the last box the order is packed. A box closed once more has a new label.
CREATE FUNCTION pw_close(p_warehouse text, f jsonb, o customer_order) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  parcel text := f ->> 'parcel_id';
  number text := f #>> '{payload,tracking_number}';
  is_last boolean := coalesce((f #>> '{payload,is_last}')::boolean, true);
  took bigint := trunc(extract(epoch FROM (f ->> 'at')::timestamptz - o.bench_opened_at));
BEGIN
  INSERT INTO parcel AS p (
    warehouse_id, parcel_id, order_id, station, operator, carrier, tracking_number, pieces, closed_at, seconds)
  VALUES (
    p_warehouse, parcel, o.order_id, f ->> 'station', f ->> 'operator', f #>> '{payload,carrier}', number,
    (f #>> '{payload,pieces}')::bigint, now(), CASE WHEN is_last AND took BETWEEN 0 AND 14400 THEN took END)
  ON CONFLICT (warehouse_id, parcel_id) DO UPDATE
  SET carrier = excluded.carrier, tracking_number = excluded.tracking_number,
    is_handed = p.is_handed AND p.tracking_number = excluded.tracking_number;
  PERFORM pw_keep_label(p_warehouse, f, 'scanned');
  UPDATE customer_order SET parcel_id = parcel, tracking_number = number
  WHERE warehouse_id = p_warehouse AND order_id = o.order_id AND coalesce(o.parcel_id, parcel) = parcel;
  IF is_last AND o.packed_at IS NULL THEN
    PERFORM pw_pack(p_warehouse, f, o);
  END IF;
END $$;

CREATE FUNCTION pw_pack(p_warehouse text, f jsonb, o customer_order) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE customer_order
  SET packed_at = now(), packed_by = f ->> 'station',
    station = NULL, lease_until = NULL, opened_at = NULL, opened_by = NULL
  WHERE warehouse_id = p_warehouse AND order_id = o.order_id;
  IF o.is_held THEN
    PERFORM pw_open_exception(p_warehouse, 'packed_while_held', o.order_id, f ->> 'parcel_id',
      jsonb_build_object('station', f ->> 'station', 'parcel_id', f ->> 'parcel_id'));
  END IF;
  PERFORM pw_take_stock(p_warehouse, o.order_id);
END $$;

-- The pieces have left the shelves: books that would fall below zero are set to zero and flagged.
CREATE FUNCTION pw_take_stock(p_warehouse text, p_order text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  line record;
BEGIN
  FOR line IN
    SELECT sku, sum(to_pack)::bigint AS pieces, sum(reserved)::bigint AS kept FROM order_line
    WHERE warehouse_id = p_warehouse AND order_id = p_order AND sku IS NOT NULL AND to_pack > 0
    GROUP BY sku ORDER BY sku
  LOOP
    UPDATE stock SET on_hand = on_hand - line.pieces, reserved = greatest(reserved - line.kept, 0)
    WHERE warehouse_id = p_warehouse AND sku = line.sku AND on_hand >= line.pieces;
    CONTINUE WHEN FOUND;
    UPDATE stock SET on_hand = 0, reserved = greatest(reserved - line.kept, 0)
    WHERE warehouse_id = p_warehouse AND sku = line.sku;
    PERFORM pw_open_exception(p_warehouse, 'stock_below_zero', p_order, line.sku,
      jsonb_build_object('sku', line.sku, 'pieces', line.pieces));
  END LOOP;
  UPDATE order_line SET reserved = 0 WHERE warehouse_id = p_warehouse AND order_id = p_order;
END $$;
