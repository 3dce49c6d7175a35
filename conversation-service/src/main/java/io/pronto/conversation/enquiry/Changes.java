package io.pronto.conversation.enquiry;

/** Is told of every change, within its transaction; what is shown to people waits for the commit. */
@FunctionalInterface
public interface Changes {
    void happened(Decision.Changed change);
}
