package io.pronto.architecture;

/** Stands for the platform's actor, which this module does not know. */
public record Actor(String id) {}
