-- Claimed orders as a station keeps them; db/work_forms.py reads the same from SQLite.
CREATE FUNCTION pw_lines(p_warehouse text, p_order text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  -- the price as text: customs want it to the cent
  SELECT coalesce(jsonb_agg(jsonb_build_object(
      'ref', ref, 'sku', sku, 'quantity', to_pack, 'unit_price', unit_price::text
    ) ORDER BY number), '[]')
  FROM order_line WHERE warehouse_id = p_warehouse AND order_id = p_order AND to_pack > 0
$$;

-- Numbers bought for the order from its carrier, less what a bench has voided; the label as base64.
CREATE FUNCTION pw_waybills(p_warehouse text, p_order text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object(
      'carrier', carrier, 'tracking_number', tracking_number, 'route_code', route_code,
      'document', encode(document, 'base64'), 'document_kind', document_kind, 'carrier_order', carrier_order
    ) ORDER BY box, redo), '[]')
  FROM carrier_waybill b
  WHERE warehouse_id = p_warehouse AND order_id = p_order AND state = 'bought' AND NOT EXISTS (
    SELECT 1 FROM label l
    WHERE l.warehouse_id = b.warehouse_id AND l.carrier = b.carrier
      AND l.tracking_number = b.tracking_number AND l.state = 'void')
$$;

CREATE FUNCTION pw_work(p_warehouse text, p_orders text[]) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object(
      'order_id', o.order_id, 'warehouse_id', o.warehouse_id, 'epoch', o.epoch, 'channel', o.channel,
      'shop', o.shop, 'ref', o.ref, 'wave_id', o.wave_id, 'wave_number', w.number, 'position', o.position,
      'wave_size', w.size, 'tote', o.tote, 'carrier', o.carrier, 'wave_carrier', w.carrier,
      'due_at', o.due_at, 'wave_due_at', w.due_at, 'urgent', o.urgent, 'note', o.seller_note,
      'gift_note', o.gift_note, 'currency', o.currency, 'is_cancelled', o.cancelled_at IS NOT NULL,
      -- the bench's own hold is no reason: what it set aside it may take up again
      'is_held', o.is_held AND EXISTS (
        SELECT 1 FROM hold h
        WHERE h.warehouse_id = o.warehouse_id AND h.order_id = o.order_id
          AND h.released_at IS NULL AND h.source <> 'bench'),
      'is_wave_held', w.state = 'held', 'recipient', p.recipient, 'lines', pw_lines(p_warehouse, o.order_id),
      'waybills', pw_waybills(p_warehouse, o.order_id)
    ) ORDER BY w.urgent DESC, w.due_at, w.count, o.position), '[]')
  FROM customer_order o
  JOIN wave w ON w.warehouse_id = o.warehouse_id AND w.wave_id = o.wave_id
  LEFT JOIN person p ON p.warehouse_id = o.warehouse_id AND p.order_id = o.order_id
  WHERE o.warehouse_id = p_warehouse AND o.order_id = ANY (p_orders)
$$;

-- Claimed and not packed. Cancelled ones are told for a week: the station may have been away.
CREATE FUNCTION pw_held_work(p_warehouse text, p_station text) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT pw_work(p_warehouse, array(
    SELECT order_id FROM customer_order
    WHERE warehouse_id = p_warehouse AND station = p_station AND packed_at IS NULL
      AND (cancelled_at IS NULL OR cancelled_at > now() - interval '7 days')))
$$;
