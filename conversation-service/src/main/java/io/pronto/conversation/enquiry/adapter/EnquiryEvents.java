package io.pronto.conversation.enquiry.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.KnowledgeEvent.AnswerGiven;
import io.pronto.contracts.KnowledgeEvent.BotGaveUp;
import io.pronto.contracts.KnowledgeEvent.ClarificationAsked;
import io.pronto.contracts.RoutingEvent.WaitDiscouraged;
import io.pronto.contracts.RoutingEvent.WaitEstimated;
import io.pronto.contracts.RoutingEvent.WorkAssigned;
import io.pronto.contracts.RoutingEvent.WorkClassified;
import io.pronto.contracts.RoutingEvent.WorkQueued;
import io.pronto.contracts.RoutingEvent.WorkReturned;
import io.pronto.conversation.ConversationSettings;
import io.pronto.conversation.customer.Customer;
import io.pronto.conversation.customer.Customers;
import io.pronto.conversation.directory.Directory;
import io.pronto.conversation.enquiry.BotActions;
import io.pronto.conversation.enquiry.Conversation;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.Decision;
import io.pronto.conversation.enquiry.Escalation;
import io.pronto.conversation.enquiry.Moment;
import io.pronto.conversation.enquiry.RoutingNews;
import io.pronto.conversation.enquiry.RoutingNews.Named;
import io.pronto.conversation.enquiry.TopicOrigin;
import io.pronto.platform.event.Subscriptions;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the bot's and routing's decisions take effect on conversations. */
final class EnquiryEvents {

    private static final Logger log = LoggerFactory.getLogger(EnquiryEvents.class);

    private final Conversations conversations;
    private final Customers customers;
    private final Directory directory;
    private final WaitEstimates waits;
    private final ConversationSettings.Widget widget;
    private final Supplier<Moment> now;

    EnquiryEvents(
            Conversations conversations,
            Customers customers,
            Directory directory,
            WaitEstimates waits,
            ConversationSettings.Widget widget,
            Supplier<Moment> now) {
        this.conversations = conversations;
        this.customers = customers;
        this.directory = directory;
        this.waits = waits;
        this.widget = widget;
        this.now = now;
    }

    Subscriptions subscriptions() {
        return Subscriptions.of("conversations")
                .on(
                        AnswerGiven.class,
                        (e, _) -> change(
                                e.conversation(),
                                c -> BotActions.answer(c, e.inReplyTo(), e.text(), e.citations(), now.get())))
                .on(
                        ClarificationAsked.class,
                        (e, _) -> change(
                                e.conversation(),
                                c -> BotActions.askBack(c, e.inReplyTo(), e.text(), e.choices(), now.get())))
                .on(
                        BotGaveUp.class,
                        (e, _) -> change(
                                e.conversation(),
                                c -> BotActions.giveUp(
                                        c,
                                        e.inReplyTo(),
                                        e.reason(),
                                        e.summary(),
                                        e.suggestedSkill(),
                                        reachable(c),
                                        now.get())))
                .on(
                        WorkQueued.class,
                        (e, _) -> change(e.conversation(), c -> RoutingNews.queued(c, e.queue(), now.get())))
                .on(WorkAssigned.class, (e, _) -> {
                    waits.forget(e.conversation());
                    change(
                            e.conversation(),
                            c -> RoutingNews.assigned(
                                    c, named(e.agent()), e.queue(), e.cause(), namedOrNull(e.by()), now.get()));
                })
                .on(
                        WorkReturned.class,
                        (e, _) -> change(
                                e.conversation(),
                                c -> RoutingNews.returned(
                                        c,
                                        namedOrNull(e.from()),
                                        e.queue(),
                                        namedOrNull(e.toAgent()),
                                        e.cause(),
                                        namedOrNull(e.by()),
                                        e.note(),
                                        reachable(c),
                                        now.get())))
                .on(
                        WaitDiscouraged.class,
                        (e, _) -> change(e.conversation(), c -> Escalation.discourage(c, said(e, c), now.get())))
                .on(
                        WorkClassified.class,
                        (e, _) -> change(
                                e.conversation(),
                                c -> RoutingNews.classified(
                                        c,
                                        e.topic(),
                                        new TopicOrigin(e.source(), e.rule(), e.confidence(), e.alternatives()),
                                        e.priority(),
                                        now.get())))
                .on(WaitEstimated.class, (e, _) -> waits.keep(e));
    }

    private String said(WaitDiscouraged e, Conversation c) {
        return e.words() == null ? widget.waitNote(e.cause(), e.alternative(), c.language()) : e.words();
    }

    private void change(ConversationId id, Function<Conversation, Decision> decide) {
        if (conversations.change(id, null, decide).isEmpty()) {
            log.warn(
                    "There is news about conversation {}, which is not here. Maybe this database was restored from"
                            + " an older copy.",
                    id);
        }
    }

    private boolean reachable(Conversation c) {
        return customers.find(c.customer()).map(Customer::reachable).orElse(false);
    }

    private Named named(AgentId agent) {
        return new Named(agent, directory.nameOf(agent).orElse(null));
    }

    private @Nullable Named namedOrNull(@Nullable AgentId agent) {
        return agent == null ? null : named(agent);
    }
}
