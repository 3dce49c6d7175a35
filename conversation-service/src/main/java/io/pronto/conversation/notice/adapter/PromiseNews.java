package io.pronto.conversation.notice.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.EscalationAction;
import io.pronto.contracts.EventTypes;
import io.pronto.contracts.Priority;
import io.pronto.contracts.SlaEvent;
import io.pronto.contracts.SlaEvent.ClockBreached;
import io.pronto.contracts.SlaEvent.ClockWarned;
import io.pronto.contracts.SlaEvent.EscalationTaken;
import io.pronto.conversation.ConversationSettings;
import io.pronto.conversation.directory.Directory;
import io.pronto.conversation.enquiry.Conversation;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.Decision;
import io.pronto.conversation.enquiry.Escalation;
import io.pronto.conversation.enquiry.Moment;
import io.pronto.conversation.live.Audience;
import io.pronto.conversation.live.LiveEvent;
import io.pronto.conversation.live.LiveFeed;
import io.pronto.conversation.live.StaffGroup;
import io.pronto.conversation.notice.Notice;
import io.pronto.conversation.notice.Notices;
import io.pronto.conversation.notice.Recipient;
import io.pronto.conversation.notice.Telling;
import io.pronto.conversation.webhook.Announcements;
import io.pronto.platform.event.EventHandler;
import io.pronto.platform.event.Subscriptions;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/** Tells people of promises in danger, and does what the steps of a ladder say. */
final class PromiseNews {

    private final Notices notices;
    private final Conversations conversations;
    private final Directory directory;
    private final Announcements announcements;
    private final LiveFeed feed;
    private final ObjectMapper json;
    private final ConversationSettings settings;
    private final Supplier<UUID> ids;
    private final Supplier<Moment> now;

    PromiseNews(
            Notices notices,
            Conversations conversations,
            Directory directory,
            Announcements announcements,
            LiveFeed feed,
            ObjectMapper json,
            ConversationSettings settings,
            Supplier<UUID> ids,
            Supplier<Moment> now) {
        this.notices = notices;
        this.conversations = conversations;
        this.directory = directory;
        this.announcements = announcements;
        this.feed = feed;
        this.json = json;
        this.settings = settings;
        this.ids = ids;
        this.now = now;
    }

    Subscriptions subscriptions() {
        return Subscriptions.of("notices")
                .on(ClockWarned.class, telling(Telling::warning))
                .on(ClockBreached.class, telling(Telling::breach))
                .on(EscalationTaken.class, (e, _) -> escalate(e));
    }

    private interface Words<E> {
        Notice of(E event, @Nullable AgentId assignee, UUID id);
    }

    private <E extends SlaEvent> EventHandler<E> telling(Words<E> words) {
        return (event, _) -> conversations
                .find(event.conversation())
                .ifPresent(c -> tell(c, words.of(event, c.state().assignee(), ids.get())));
    }

    private void escalate(EscalationTaken e) {
        Optional<Conversation> found = conversations.find(e.conversation());
        if (found.isEmpty()) {
            return;
        }
        Conversation c = found.get();
        tell(c, Telling.escalation(e, c.state().assignee(), ids.get()));
        if (e.actions().stream().anyMatch(action -> action.media().contains(EscalationAction.Medium.WEBHOOK))) {
            announcements.announce(
                    EventTypes.nameOf(EscalationTaken.class),
                    e.subject(),
                    e.at(),
                    c.owner(),
                    json.writeValueAsString(e));
        }
        e.actions().forEach(action -> act(e.conversation(), action));
    }

    private void act(ConversationId id, EscalationAction action) {
        switch (action.kind()) {
            case RAISE_PRIORITY ->
                change(id, c -> Escalation.raise(c, Priority.valueOf(Objects.requireNonNull(action.to())), now.get()));
            case ADD_FOLLOWER -> {
                AgentId follower = new AgentId(Objects.requireNonNull(action.to()));
                change(
                        id,
                        c -> Escalation.follow(
                                c, follower, directory.nameOf(follower).orElse(null), now.get()));
            }
            case REQUEST_CALLBACK ->
                change(id, c -> Escalation.offerCallback(c, settings.widget().callbackOffer(c.language()), now.get()));
            // Routing sends it there; being urgent it is offered before all other work.
            case OFFER_TO_TEAM -> change(id, c -> Escalation.raise(c, Priority.URGENT, now.get()));
            // Routing moves it; those who are told have been told.
            case MOVE_TO_QUEUE,
                    NOTIFY_AGENT,
                    NOTIFY_SUPERIOR,
                    NOTIFY_SUPERVISORS,
                    NOTIFY_MANAGERS,
                    NOTIFY_PERSON,
                    NOTIFY_QUEUE -> {}
        }
    }

    private void change(ConversationId id, Function<Conversation, Decision> decide) {
        conversations.change(id, null, decide);
    }

    private void tell(Conversation c, Notice notice) {
        if (notice.to().isEmpty()) {
            return;
        }
        notices.add(notice);
        String data = json.writeValueAsString(
                NoticeController.NoticeView.of(new Notices.Seen(notice, c.number(), null, null)));
        feed.sendAfterCommit(() -> LiveEvent.of("notice", data, audience(notice.to())));
    }

    private static Audience audience(Set<Recipient> to) {
        Set<String> people = new HashSet<>();
        Set<StaffGroup> groups = EnumSet.noneOf(StaffGroup.class);
        for (Recipient recipient : to) {
            switch (recipient) {
                case Recipient.Person person -> people.add(person.id().value());
                case Recipient.Supervisors _ -> groups.add(StaffGroup.SUPERVISORS);
                case Recipient.Managers _ -> groups.add(StaffGroup.MANAGERS);
                case Recipient.Agents _ -> groups.add(StaffGroup.AGENTS);
            }
        }
        return new Audience.Groups(people, groups);
    }
}
