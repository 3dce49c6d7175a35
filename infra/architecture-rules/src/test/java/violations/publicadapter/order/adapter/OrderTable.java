package violations.publicadapter.order.adapter;

/** Too open. */
public class OrderTable {}
