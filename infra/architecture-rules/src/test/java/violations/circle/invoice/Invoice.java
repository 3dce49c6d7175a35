package violations.circle.invoice;

import violations.circle.order.Order;

/** Knows its order. */
public record Invoice(Order order) {}
