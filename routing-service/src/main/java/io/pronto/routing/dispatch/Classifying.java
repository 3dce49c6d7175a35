package io.pronto.routing.dispatch;

import io.pronto.contracts.ConversationEvent.ConversationReclassified;
import io.pronto.contracts.ConversationEvent.HandoffRequested;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.FormField;
import io.pronto.contracts.Priority;
import io.pronto.contracts.RoutingEvent.WorkClassified;
import io.pronto.contracts.TopicSource;
import io.pronto.routing.classification.Cases;
import io.pronto.routing.classification.Cases.Case;
import io.pronto.routing.classification.Classification;
import io.pronto.routing.classification.RuleBook;
import io.pronto.routing.classification.RuleBooks;
import io.pronto.routing.classification.Said;
import io.pronto.routing.classification.Suggestion;
import io.pronto.routing.classification.Told;
import io.pronto.routing.work.Needs;
import io.pronto.routing.work.WorkItem;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out what work is about and so what it needs, and tells it when it is news. */
final class Classifying {
    private final Stores stores;
    private final RuleBooks books;
    private final Cases cases;
    private final Announcements announcements;

    Classifying(Stores stores, RuleBooks books, Cases cases, Announcements announcements) {
        this.stores = stores;
        this.books = books;
        this.cases = cases;
        this.announcements = announcements;
    }

    /** What somebody who asked for a person needs. */
    Needs handedOff(HandoffRequested event, Instant at) {
        Case known = known(event.conversation());
        @Nullable Said before = known.told() == null ? null : known.told().said();
        Told told = new Told(
                event.channel(),
                event.language(),
                event.tier(),
                event.priority(),
                false,
                event.queue(),
                event.skills(),
                event.topic() == null ? before : said(event.topic(), event.topicSource()),
                Set.copyOf(event.tags()),
                event.page(),
                event.fields().stream()
                        .collect(Collectors.toMap(FormField::name, FormField::value, (first, second) -> first)));
        return classify(event.conversation(), told, known.with(told), at);
    }

    /** Keeps a guess for the time when somebody asks for a person. */
    void remember(ConversationId conversation, Suggestion guess, Instant at) {
        cases.save(conversation, known(conversation).with(guess), at);
    }

    /** What it needs now that there is a guess; nothing is known of work that came before this was kept. */
    Optional<Needs> suggested(ConversationId conversation, Suggestion guess, WorkItem item, Instant at) {
        Case known = known(conversation).with(guess);
        Told told = known.told();
        if (told == null) {
            cases.save(conversation, known, at);
            return Optional.empty();
        }
        return Optional.of(renewed(item, told, known, classify(conversation, told, known, at)));
    }

    /** What it needs now that priority, tier, topic or language is another. */
    Needs reclassified(ConversationReclassified event, WorkItem item, Instant at) {
        Case known = known(event.conversation());
        Told before = known.told() == null ? of(item) : known.told();
        boolean echo = event.topicSource() == TopicSource.RULE
                || event.topicSource() == TopicSource.CLASSIFIER
                || event.topicSource() == TopicSource.BOT;
        Told told = before.reclassified(
                event.priority(),
                event.priority() != item.needs().priority(),
                event.tier(),
                // What we told ourselves comes back, perhaps older than what is known by now.
                echo ? before.said() : said(event.topic(), event.topicSource()),
                event.language());
        return renewed(item, before, known, classify(event.conversation(), told, known.with(told), at));
    }

    /** What it needs now that it has other tags. */
    Optional<Needs> tagged(ConversationId conversation, List<String> tags, WorkItem item, Instant at) {
        return cases.find(conversation).map(known -> {
            Told before = known.told() == null ? of(item) : known.told();
            Told told = before.tagged(Set.copyOf(tags));
            return renewed(item, before, known, classify(conversation, told, known.with(told), at));
        });
    }

    private Case known(ConversationId conversation) {
        return cases.find(conversation).orElse(Case.NEW);
    }

    private Needs classify(ConversationId conversation, Told told, Case known, Instant at) {
        RuleBook book = books.current();
        Classification found = book.classify(told.facts(), counting(told.said(), book), known.guess());
        Needs needs = needs(told, found);
        Classification last = known.found();
        Classification kept = found.withoutSteps();
        cases.save(conversation, known.with(kept), at);
        if (!kept.equals(last)) {
            TopicSource source = source(found, told);
            if (source != null && isNews(source, found)) {
                announcements.tell(new WorkClassified(
                        conversation,
                        found.topic(),
                        source,
                        found.rule(),
                        found.confidence(),
                        found.alternatives(),
                        needs.priority(),
                        at));
            }
        }
        return needs;
    }

    /** What a form says counts when the house knows such a topic; otherwise it is only somebody's subject. */
    private @Nullable Said counting(@Nullable Said said, RuleBook book) {
        boolean counts = said != null
                && (said.source() == TopicSource.HAND
                        || book.topics().contains(said.topic())
                        || stores.queues().all().stream()
                                .anyMatch(queue ->
                                        queue.active() && queue.topics().contains(said.topic())));
        return counts ? said : null;
    }

    private Needs needs(Told told, Classification found) {
        boolean leads = found.queue() != null
                || found.topic() != null
                        && stores.queues().all().stream()
                                .anyMatch(queue -> queue.active()
                                        && queue.topics().contains(found.topic())
                                        && queue.isFor(told.language()));
        Priority priority = found.priority() == null || told.prioritySettled() ? told.priority() : found.priority();
        return new Needs(
                told.channel(),
                told.language(),
                told.tier(),
                priority,
                told.named() == null ? found.queue() : told.named(),
                found.topic(),
                // Whoever knows where it belongs knows better than the bot, which only noticed what it could not
                // answer.
                leads ? List.of() : told.skills(),
                found.required(),
                found.preferred());
    }

    /** A queue to which somebody has sent it by hand stays. */
    private Needs renewed(WorkItem item, Told before, Case known, Needs next) {
        Classification last = known.found();
        @Nullable Object derived = before.named() != null || last == null ? before.named() : last.queue();
        return Objects.equals(item.needs().named(), derived) || item.needs().named() == null
                ? next
                : next.sentTo(item.needs().named());
    }

    private static @Nullable TopicSource source(Classification found, Told told) {
        return found.source() == null && !told.skills().isEmpty() ? TopicSource.BOT : found.source();
    }

    /** What somebody said is known where it was said. */
    private static boolean isNews(TopicSource source, Classification found) {
        return switch (source) {
            case RULE, CLASSIFIER, BOT -> true;
            case FORM -> found.rule() != null || found.confidence() != null;
            case HAND -> false;
        };
    }

    private static @Nullable Said said(@Nullable String topic, @Nullable TopicSource source) {
        if (topic == null) {
            return null;
        }
        return switch (source) {
            case FORM -> new Said(topic, TopicSource.FORM);
            case HAND -> new Said(topic, TopicSource.HAND);
            // Told by a service that does not yet say how; somebody must have.
            case null -> new Said(topic, TopicSource.HAND);
            case RULE, CLASSIFIER, BOT -> null;
        };
    }

    /** Of work that came before anything was kept about it. */
    private static Told of(WorkItem item) {
        Needs needs = item.needs();
        return new Told(
                needs.channel(),
                needs.language(),
                needs.tier(),
                needs.priority(),
                true,
                needs.named(),
                needs.suggested(),
                said(needs.topic(), null),
                Set.of(),
                null,
                java.util.Map.of());
    }
}
