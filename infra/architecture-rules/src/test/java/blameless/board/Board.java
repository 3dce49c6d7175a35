package blameless.board;

import blameless.promise.Promise;

/** Another feature, one way only. */
public record Board(Promise next) {}
