package io.pronto.conversation.quickreply;

import java.util.UUID;

/** A ready text. {@code shortcut}: what an agent types to get it, unique within a language. */
public record QuickReply(UUID id, String shortcut, String title, String language, String text) {}
