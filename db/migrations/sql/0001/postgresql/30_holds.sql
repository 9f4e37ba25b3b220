CREATE FUNCTION pw_settle_hold(p_warehouse text, p_order text) RETURNS void LANGUAGE sql AS $$
  UPDATE customer_order SET is_held = EXISTS (
    SELECT 1 FROM hold
    WHERE hold.warehouse_id = p_warehouse AND hold.order_id = p_order AND hold.released_at IS NULL)
  WHERE warehouse_id = p_warehouse AND order_id = p_order
$$;

-- The bench's own hold goes when the packer takes the order up again; no other hold does.
CREATE FUNCTION pw_release_bench_holds(p_warehouse text, p_order text, p_by text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE exception_case SET resolved_at = now(), resolved_by = p_by
  WHERE warehouse_id = p_warehouse AND order_id = p_order AND resolved_at IS NULL AND hold_id IN (
    SELECT h.hold_id FROM hold h
    WHERE h.warehouse_id = p_warehouse AND h.order_id = p_order AND h.released_at IS NULL AND h.source = 'bench');
  UPDATE hold SET released_at = now(), released_by = p_by
  WHERE warehouse_id = p_warehouse AND order_id = p_order AND released_at IS NULL AND source = 'bench';
  IF FOUND THEN
    PERFORM pw_settle_hold(p_warehouse, p_order);
  END IF;
END $$;
