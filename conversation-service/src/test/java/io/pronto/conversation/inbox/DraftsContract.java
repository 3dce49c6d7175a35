package io.pronto.conversation.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every keeper of drafts does. */
public interface DraftsContract {

    Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    AgentId MEI = new AgentId("mei");
    AgentId TOM = new AgentId("tom");

    Drafts drafts();

    /** One that is there, in which nobody has begun to write. */
    ConversationId aConversation();

    private static Drafts.Draft draft(String text, long afterSeconds) {
        return new Drafts.Draft(text, NOON.plusSeconds(afterSeconds));
    }

    @Test
    default void keepsTheNewestWordsOfEachAgentInEachConversation() {
        ConversationId first = aConversation();
        ConversationId second = aConversation();
        assertThat(drafts().find(first, MEI)).isEmpty();
        drafts().keep(first, MEI, draft("Dear", 0));
        drafts().keep(first, MEI, draft("Dear Ana", 2));
        drafts().keep(first, TOM, draft("Hello", 1));
        drafts().keep(second, MEI, draft("你好", 1));
        assertThat(drafts().find(first, MEI)).hasValue(draft("Dear Ana", 2));
        assertThat(drafts().find(first, TOM)).hasValue(draft("Hello", 1));
        assertThat(drafts().find(second, MEI)).hasValue(draft("你好", 1));
    }

    @Test
    default void wordsThatComeLateFromAnotherMachineDoNotUndoNewerOnes() {
        ConversationId conversation = aConversation();
        drafts().keep(conversation, MEI, draft("Dear Ana, thank you", 5));
        drafts().keep(conversation, MEI, draft("Dear Ana", 4));
        assertThat(drafts().find(conversation, MEI)).hasValue(draft("Dear Ana, thank you", 5));
    }

    @Test
    default void anEmptyTextForgetsTheDraft() {
        ConversationId conversation = aConversation();
        drafts().keep(conversation, MEI, draft("Dear", 0));
        drafts().keep(conversation, MEI, draft("", 1));
        assertThat(drafts().find(conversation, MEI)).isEmpty();
    }
}
