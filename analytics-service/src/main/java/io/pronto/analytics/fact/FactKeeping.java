package io.pronto.analytics.fact;

import io.pronto.contracts.ConversationEvent;
import io.pronto.contracts.ConversationEvent.ConversationStarted;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Event;
import io.pronto.contracts.RoutingEvent;
import io.pronto.contracts.SlaEvent;
import java.time.Duration;
import java.util.Optional;

/** Writes the story of each conversation into the book, whatever order the services' events come in. */
public final class FactKeeping {
    private final FactBook book;
    private final Duration recontact;

    /** @param recontact a customer who comes back within this time was not helped by the bot */
    public FactKeeping(FactBook book, Duration recontact) {
        this.book = book;
        this.recontact = recontact;
    }

    /** Takes an event of the conversation service. */
    public void take(ConversationEvent event) {
        if (event instanceof ConversationStarted started) {
            if (book.find(started.conversation()).isPresent()) {
                return;
            }
            book.selfServedSince(started.customer(), started.at().minus(recontact))
                    .forEach(earlier -> book.save(Story.recontacted(earlier, started.at())));
            book.save(Story.begin(started));
            for (Event early : book.takeEarly(started.conversation())) {
                switch (early) {
                    case ConversationEvent conversation -> take(conversation);
                    case RoutingEvent routing -> take(started.conversation(), routing);
                    case SlaEvent sla -> take(sla);
                    default -> throw new IllegalStateException("Kept a " + early + ", which nobody takes.");
                }
            }
            return;
        }
        book.find(event.conversation())
                .ifPresentOrElse(
                        fact -> book.save(Story.after(fact, event)), () -> book.keepEarly(event.conversation(), event));
    }

    /** Takes an event of the routing service that is about this conversation. */
    public void take(ConversationId conversation, RoutingEvent event) {
        book.find(conversation)
                .ifPresentOrElse(
                        fact -> book.save(Story.after(fact, event)), () -> book.keepEarly(conversation, event));
    }

    /** Takes an event of the SLA service. */
    public void take(SlaEvent event) {
        Optional<Measurement> measurement = Story.measured(event);
        if (measurement.isEmpty()) {
            return;
        }
        if (book.find(event.conversation()).isPresent()) {
            book.measure(event.conversation(), measurement.get());
        } else {
            book.keepEarly(event.conversation(), event);
        }
    }
}
