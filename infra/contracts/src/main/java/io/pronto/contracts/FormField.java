package io.pronto.contracts;

/** Something the customer filled in before she wrote. */
public record FormField(String name, String value) {}
