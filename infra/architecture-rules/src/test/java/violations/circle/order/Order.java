package violations.circle.order;

import violations.circle.invoice.Invoice;

/** Knows its invoice. */
public record Order(Invoice invoice) {}
