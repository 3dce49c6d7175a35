package io.pronto.conversation.enquiry;

import static io.pronto.conversation.enquiry.Enquiries.MEI;
import static io.pronto.conversation.enquiry.Enquiries.RETURNS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationEvent;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every store of conversations promises. */
public interface ConversationsContract {

    Conversations conversations();

    /** A customer who exists. */
    CustomerId aCustomer();

    /** The events that were published about a conversation, in order. */
    List<Class<? extends ConversationEvent>> published(ConversationId id);

    Supplier<UUID> ids();

    private Moment at(Duration afterMonday) {
        return new Moment(Enquiries.MONDAY.plus(afterMonday), ids(), Enquiries.RULES);
    }

    private LongFunction<Decision> opening(Enquirer who, Message first) {
        return number -> CustomerActions.start(
                who,
                new CustomerActions.Opening(
                        new ConversationId(ids().get()),
                        number,
                        Channel.CHAT,
                        null,
                        "en",
                        Priority.NORMAL,
                        null,
                        Entrance.UNKNOWN,
                        null,
                        true,
                        "Hello!"),
                first,
                null,
                at(Duration.ZERO));
    }

    private static Enquirer known(CustomerId id) {
        return new Enquirer(id, "Ana", Tier.STANDARD, false);
    }

    private Decision write(CustomerId customer, String text, String clientId) {
        Message message = new Message(text, List.of(), clientId);
        return conversations()
                .changeCurrent(
                        customer,
                        clientId,
                        c -> CustomerActions.write(c, known(customer), message, null, at(Duration.ofSeconds(1))),
                        opening(known(customer), message))
                .orElseThrow();
    }

    @Test
    default void whatWasDecidedIsThereAgainInEveryState() {
        CustomerId customer = aCustomer();
        Conversation c = Enquiries.after(write(customer, "Where?", "1"));
        ConversationId id = c.id();
        assertThat(conversations().find(id)).contains(c);
        assertThat(conversations().current(customer)).contains(c);

        c = change(
                id,
                x -> BotActions.giveUp(
                        x, Enquiries.questionOf(x), HandoffReason.UNSURE, "s", null, false, at(Duration.ofSeconds(2))));
        assertThat(conversations().find(id)).contains(c);
        c = change(
                id,
                x -> RoutingNews.assigned(
                        x,
                        new RoutingNews.Named(MEI.id(), "Mei"),
                        RETURNS,
                        AssignmentCause.TAKEN,
                        null,
                        at(Duration.ofSeconds(3))));
        assertThat(conversations().find(id)).contains(c);
        assertThat(conversations().serves(MEI.id(), customer)).isTrue();
        assertThat(conversations().serves(Enquiries.JONAS.id(), customer)).isFalse();
        c = change(id, x -> AgentActions.reply(x, MEI, Enquiries.says("Here"), true, at(Duration.ofSeconds(4))));
        assertThat(conversations().find(id)).contains(c);
        c = change(id, x -> AgentActions.resolve(x, MEI, at(Duration.ofSeconds(5))));
        assertThat(conversations().find(id)).contains(c);
        c = change(id, x -> CustomerActions.rate(x, 4, "fine", at(Duration.ofSeconds(6))));
        assertThat(conversations().find(id)).contains(c);

        List<Entry> all = conversations().after(id, 0, 100);
        assertThat(all).extracting(Entry::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(conversations().before(id, 4, 2)).isEqualTo(all.subList(1, 3));
        assertThat(conversations().entry(id, all.get(3).id())).contains(all.get(3));
        assertThat(conversations().lastWordsOfCustomer(id, 5)).containsExactly(all.getFirst());
        assertThat(published(id))
                .extracting(Class::getSimpleName)
                .containsExactly(
                        "ConversationStarted",
                        "CustomerMessageReceived",
                        "GreetingSent",
                        "HandoffRequested",
                        "AgentReplied",
                        "CustomerAwaited",
                        "ConversationResolved",
                        "ConversationRated");
    }

    private Conversation change(ConversationId id, java.util.function.Function<Conversation, Decision> decide) {
        return Enquiries.after(conversations().change(id, null, decide).orElseThrow());
    }

    @Test
    default void aRefusalAndAMissingConversationChangeNothing() {
        Conversation c = Enquiries.after(write(aCustomer(), "Where?", "1"));
        Decision refused = conversations()
                .change(c.id(), null, x -> CustomerActions.rate(x, 1, null, at(Duration.ofSeconds(1))))
                .orElseThrow();
        assertThat(refused).isEqualTo(new Decision.Refused(Refusal.NOT_RESOLVED));
        assertThat(conversations().find(c.id())).contains(c);
        assertThat(conversations().change(new ConversationId(ids().get()), null, x -> new Decision.Unchanged(x, null)))
                .isEmpty();
        assertThat(conversations().changeCurrent(aCustomer(), null, x -> new Decision.Unchanged(x, null), null))
                .isEmpty();
    }

    @Test
    default void writersAtTheSameTimeMakeOneConversationADenseTranscriptAndEachMessageOnce() throws Exception {
        CustomerId customer = aCustomer();
        ConcurrentLinkedQueue<Decision> decisions = new ConcurrentLinkedQueue<>();
        try (ExecutorService writers = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 30; i++) {
                String name = "m" + i % 10;
                writers.execute(() -> decisions.add(write(customer, name, name)));
            }
        }
        assertThat(decisions).hasSize(30);
        assertThat(decisions.stream().filter(Decision.Changed.class::isInstance))
                .hasSize(10);
        Conversation c = conversations().current(customer).orElseThrow();
        List<Entry> transcript = conversations().after(c.id(), 0, 100);
        assertThat(transcript)
                .hasSize(11)
                .extracting(Entry::sequence)
                .isSorted()
                .startsWith(1L)
                .endsWith(11L);
        assertThat(transcript.stream().map(Entry::clientId).filter(java.util.Objects::nonNull))
                .doesNotHaveDuplicates();
        assertThat(published(c.id()).stream().filter(ConversationEvent.ConversationStarted.class::equals))
                .hasSize(1);
    }

    @Test
    default void whatIsDueIsTakenOnceTheLongestDueFirst() {
        Conversation first = Enquiries.after(write(aCustomer(), "a", "1"));
        Conversation second = Enquiries.after(write(aCustomer(), "b", "1"));
        Moment late = at(Duration.ofMinutes(1));
        ConcurrentLinkedQueue<ConversationId> taken = new ConcurrentLinkedQueue<>();
        while (conversations()
                .changeDue(late.at(), c -> {
                    taken.add(c.id());
                    return Deadlines.look(c, null, false, "", late);
                })
                .isPresent()) {}
        assertThat(taken).contains(first.id(), second.id()).doesNotHaveDuplicates();
        assertThat(conversations().find(first.id()).orElseThrow().status()).isEqualTo(Status.WAITING);
    }
}
