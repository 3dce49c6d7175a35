package io.pronto.conversation.live.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.conversation.live.Audience;
import io.pronto.conversation.live.LiveEvent;
import io.pronto.conversation.live.LiveFeed;
import io.pronto.conversation.live.Switchboard;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The feed of this replica: pages here first, then the other replicas, never waiting for either. */
final class LiveWire implements LiveFeed {

    private static final Logger log = LoggerFactory.getLogger(LiveWire.class);

    private final Audiences audiences;
    private final Switchboard switchboard;
    private final Consumer<LiveEvent> replicas;
    private final Consumer<ConversationId> rows;

    LiveWire(
            Audiences audiences, Switchboard switchboard, Consumer<LiveEvent> replicas, Consumer<ConversationId> rows) {
        this.audiences = audiences;
        this.switchboard = switchboard;
        this.replicas = replicas;
        this.rows = rows;
    }

    @Override
    public void send(LiveEvent event) {
        switchboard.hand(event);
        replicas.accept(event);
    }

    @Override
    public void sendAfterCommit(Supplier<LiveEvent> event) {
        afterCommit(() -> send(event.get()));
    }

    @Override
    public void sendToStaffOf(ConversationId conversation, String name, String data) {
        afterCommit(() -> sides(conversation).ifPresent(s -> send(LiveEvent.of(name, data, s.staff()))));
    }

    @Override
    public void sendToCustomerOf(ConversationId conversation, String name, String data) {
        afterCommit(() -> sides(conversation).ifPresent(s -> send(LiveEvent.of(name, data, s.customer()))));
    }

    private Optional<Audiences.Sides> sides(ConversationId conversation) {
        return Optional.ofNullable(audiences.of(List.of(conversation)).get(conversation.value()));
    }

    @Override
    public void changed(ConversationId conversation) {
        afterCommit(() -> rows.accept(conversation));
    }

    private void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                try {
                    action.run();
                } catch (RuntimeException e) {
                    // The change itself is committed: whoever made it must not be told that it failed.
                    log.warn("A change could not be shown live; pages look again.", e);
                    send(LiveEvent.resync(new Audience.Everyone()));
                }
            }
        });
    }
}
