package io.pronto.knowledge.transfer.adapter;

/** A file that cannot be read on. The message says why, as a sentence. */
final class BrokenFileException extends Exception {
    private static final long serialVersionUID = 1;

    BrokenFileException(String problem) {
        super(problem);
    }
}
