package io.pronto.conversation.enquiry;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.MessageId;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.Tier;
import io.pronto.conversation.enquiry.AgentActions.Colleague;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Conversations in the states that tests begin with. */
public final class Enquiries {

    public static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    public static final Rules RULES =
            new Rules(Duration.ofSeconds(8), Duration.ofMinutes(30), Duration.ofHours(72), Duration.ofMinutes(10));
    public static final Colleague MEI = new Colleague(new AgentId("mei"), "Mei Lin", false);
    public static final Colleague JONAS = new Colleague(new AgentId("jonas"), "Jonas Weber", false);
    public static final Colleague GRACE = new Colleague(new AgentId("grace"), "Grace Zhao", true);
    public static final QueueId RETURNS = new QueueId("returns");

    private Enquiries() {}

    /** Ids 1, 2, 3 …, so that a failing test fails the same way again. */
    public static Supplier<UUID> ids() {
        AtomicLong next = new AtomicLong();
        return () -> new UUID(0x7000L, 0x8000000000000000L | next.incrementAndGet());
    }

    private static final Supplier<UUID> IDS = ids();

    public static Moment at(Duration afterMonday) {
        return new Moment(MONDAY.plus(afterMonday), IDS, RULES);
    }

    public static Enquirer ana() {
        return new Enquirer(new CustomerId(new UUID(1, 1)), "Ana", Tier.STANDARD, false);
    }

    public static Message says(String text) {
        return new Message(text, List.of(), null);
    }

    public static Decision.Changed opened(boolean withBot) {
        return CustomerActions.start(
                ana(),
                new CustomerActions.Opening(
                        new ConversationId(IDS.get()),
                        1001,
                        Channel.CHAT,
                        null,
                        "en",
                        Priority.NORMAL,
                        null,
                        Entrance.UNKNOWN,
                        null,
                        withBot,
                        "Hello!"),
                says("Where is my parcel?"),
                null,
                at(Duration.ZERO));
    }

    public static Conversation withBot() {
        return opened(true).after();
    }

    public static MessageId questionOf(Conversation c) {
        return ((ConversationState.WithBot) c.state()).open().getFirst().message();
    }

    public static Conversation answered() {
        Conversation c = withBot();
        return after(BotActions.answer(c, questionOf(c), "On its way.", List.of(), at(Duration.ofSeconds(1))));
    }

    public static Conversation waiting() {
        Conversation c = withBot();
        return after(BotActions.giveUp(
                c, questionOf(c), HandoffReason.UNSURE, "parcel", null, false, at(Duration.ofSeconds(2))));
    }

    public static Conversation assignedTo(Colleague who) {
        return after(RoutingNews.assigned(
                waiting(),
                new RoutingNews.Named(who.id(), who.name()),
                RETURNS,
                AssignmentCause.OFFER_ACCEPTED,
                null,
                at(Duration.ofSeconds(10))));
    }

    public static Conversation awaitingCustomer(Colleague who) {
        return after(AgentActions.reply(assignedTo(who), who, says("Which one?"), true, at(Duration.ofSeconds(20))));
    }

    public static Conversation resolvedBy(Colleague who) {
        return after(AgentActions.resolve(assignedTo(who), who, at(Duration.ofMinutes(5))));
    }

    public static Conversation after(Decision decision) {
        return changed(decision).after();
    }

    public static Decision.Changed changed(Decision decision) {
        if (decision instanceof Decision.Changed changed) {
            return changed;
        }
        throw new AssertionError("Expected a change, but it was " + decision);
    }
}
