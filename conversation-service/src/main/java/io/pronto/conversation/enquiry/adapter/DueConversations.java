package io.pronto.conversation.enquiry.adapter;

import io.pronto.conversation.customer.Customer;
import io.pronto.conversation.customer.Customers;
import io.pronto.conversation.enquiry.Conversation;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.Deadlines;
import io.pronto.conversation.enquiry.Decision;
import io.pronto.conversation.enquiry.HandoffSummary;
import io.pronto.conversation.enquiry.Moment;
import java.util.function.Supplier;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks after conversations in which nothing happens: the bot is silent, or the customer is. */
final class DueConversations {

    private static final int MOST_AT_ONCE = 200;

    private final Conversations conversations;
    private final Customers customers;
    private final Supplier<Moment> now;

    DueConversations(Conversations conversations, Customers customers, Supplier<Moment> now) {
        this.conversations = conversations;
        this.customers = customers;
        this.now = now;
    }

    @Scheduled(fixedDelayString = "${pronto.conversation.times.look}")
    void look() {
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            Moment moment = now.get();
            if (conversations.changeDue(moment.at(), c -> decide(c, moment)).isEmpty()) {
                return;
            }
        }
    }

    private Decision decide(Conversation c, Moment moment) {
        boolean reachable =
                customers.find(c.customer()).map(Customer::reachable).orElse(false);
        String summary = HandoffSummary.of(conversations.lastWordsOfCustomer(c.id(), HandoffSummary.MESSAGES));
        return Deadlines.look(c, customers.lastSeen(c.customer()).orElse(null), reachable, summary, moment);
    }
}
