package io.pronto.conversation.quickreply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every store of ready texts promises. */
public interface QuickRepliesContract {

    Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    QuickReplies replies();

    Supplier<UUID> ids();

    @Test
    default void aShortcutIsThereOncePerLanguage() {
        String language = language();
        QuickReply hi = new QuickReply(ids().get(), "hi", "Greeting", language, "Hello!");
        QuickReply bye = new QuickReply(ids().get(), "bye", "Farewell", language, "Bye!");
        assertThat(replies().add(hi, NOON)).isTrue();
        assertThat(replies().add(new QuickReply(ids().get(), "hi", "x", language, "x"), NOON))
                .isFalse();
        assertThat(replies().add(bye, NOON)).isTrue();
        assertThat(replies().list(language, null, 10)).containsExactly(hi, bye);
        assertThat(replies().list(language, hi.id(), 10)).containsExactly(bye);
        QuickReply better = new QuickReply(bye.id(), "bye", "Farewell", language, "Good bye!");
        assertThat(replies().replace(better, NOON)).isEqualTo(QuickReplies.Change.DONE);
        assertThat(replies().list(language, null, 10)).containsExactly(hi, better);
        assertThat(replies().replace(new QuickReply(new UUID(9, 9), "new", "x", language, "x"), NOON))
                .isEqualTo(QuickReplies.Change.NOT_THERE);
        assertThat(replies().replace(new QuickReply(bye.id(), "hi", "x", language, "x"), NOON))
                .isEqualTo(QuickReplies.Change.SHORTCUT_TAKEN);
        assertThat(replies().remove(hi.id())).isTrue();
        assertThat(replies().remove(hi.id())).isFalse();
    }

    private String language() {
        return "l" + ids().get();
    }
}
