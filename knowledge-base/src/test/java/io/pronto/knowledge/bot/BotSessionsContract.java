package io.pronto.knowledge.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.ArticleId;
import io.pronto.contracts.Choice;
import io.pronto.contracts.ConversationId;
import io.pronto.knowledge.article.Language;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every memory of the bot promises. */
public interface BotSessionsContract {
    BotSessions sessions();

    private BotSession aSession() {
        ArticleId one = new ArticleId(UUID.randomUUID());
        ArticleId two = new ArticleId(UUID.randomUUID());
        return new BotSession(
                new ConversationId(UUID.randomUUID()),
                Language.ZH,
                "怎么退货",
                List.of(one),
                Set.of(one, two),
                List.of(new Choice(two, "退货说明"), new Choice(one, "退款")),
                1,
                .75,
                List.of("退货说明", "退款"));
    }

    @Test
    default void remembersTheLastState() {
        BotSession first = aSession();
        BotSession fresh = BotSession.begin(first.conversation(), Language.EN);

        sessions().save(first, Instant.parse("2026-11-01T08:00:00Z"));
        assertThat(sessions().find(first.conversation())).contains(first);
        sessions().save(fresh, Instant.parse("2026-11-01T08:00:01Z"));

        assertThat(sessions().find(first.conversation())).contains(fresh);
    }

    @Test
    default void forgetsWhatItIsToldToAndWhatIsOld() {
        BotSession told = aSession();
        BotSession old = aSession();
        BotSession young = aSession();
        sessions().save(told, Instant.parse("2026-11-01T08:00:00Z"));
        sessions().save(old, Instant.parse("2020-11-01T08:00:00Z"));
        sessions().save(young, Instant.parse("2026-11-01T08:00:00Z"));

        sessions().forget(told.conversation());
        sessions().forgetBefore(Instant.parse("2020-12-01T00:00:00Z"));

        assertThat(sessions().find(told.conversation())).isEmpty();
        assertThat(sessions().find(old.conversation())).isEmpty();
        assertThat(sessions().find(young.conversation())).contains(young);
    }
}
