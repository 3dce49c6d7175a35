package io.pronto.analytics.fact;

import io.pronto.analytics.fact.ConversationFact.Stage;
import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationEvent.ConversationStarted;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.Outcome;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.Tier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A conversation's row while one event is being worked in. */
final class Facts {
    final ConversationId id;
    final CustomerId customer;
    Channel channel;
    final boolean withBot;
    final Instant startedAt;
    String language;
    Tier tier;
    Priority priority;
    Stage stage;

    @Nullable
    String topic;

    @Nullable
    QueueId queue;

    @Nullable
    AgentId agent;

    @Nullable
    Instant greetedAt;

    @Nullable
    Instant firstMessageAt;

    @Nullable
    Instant unansweredSince;

    @Nullable
    Instant handedOffAt;

    @Nullable
    HandoffReason handoffReason;

    @Nullable
    Instant waitingSince;

    @Nullable
    Instant firstAssignedAt;

    @Nullable
    Instant firstReplyAt;

    int customerMessages;
    int botReplies;
    int agentReplies;
    int responses;
    double responseSeconds;
    int assignments;
    int reopenings;

    @Nullable
    Instant resolvedAt;

    @Nullable
    Outcome outcome;

    @Nullable
    Integer rating;

    @Nullable
    Instant recontactedAt;

    Facts(ConversationStarted started) {
        id = started.conversation();
        customer = started.customer();
        channel = started.channel();
        withBot = started.withBot();
        startedAt = started.at();
        language = started.language();
        tier = started.tier();
        priority = started.priority();
        topic = started.topic();
        queue = started.queue();
        stage = started.withBot() ? Stage.WITH_BOT : Stage.WAITING;
    }

    Facts(ConversationFact fact) {
        id = fact.id();
        customer = fact.customer();
        channel = fact.channel();
        withBot = fact.withBot();
        startedAt = fact.startedAt();
        language = fact.language();
        tier = fact.tier();
        priority = fact.priority();
        stage = fact.stage();
        topic = fact.topic();
        queue = fact.queue();
        agent = fact.agent();
        greetedAt = fact.greetedAt();
        firstMessageAt = fact.firstMessageAt();
        unansweredSince = fact.unansweredSince();
        handedOffAt = fact.handedOffAt();
        handoffReason = fact.handoffReason();
        waitingSince = fact.waitingSince();
        firstAssignedAt = fact.firstAssignedAt();
        firstReplyAt = fact.firstReplyAt();
        customerMessages = fact.customerMessages();
        botReplies = fact.botReplies();
        agentReplies = fact.agentReplies();
        responses = fact.responses();
        responseSeconds = fact.responseSeconds();
        assignments = fact.assignments();
        reopenings = fact.reopenings();
        resolvedAt = fact.resolvedAt();
        outcome = fact.outcome();
        rating = fact.rating();
        recontactedAt = fact.recontactedAt();
    }

    /** When the enquiry began for the customer: her first message, or the opening where she said nothing yet. */
    Instant enquiredAt() {
        return firstMessageAt == null ? startedAt : firstMessageAt;
    }

    ConversationFact build() {
        return new ConversationFact(
                id,
                customer,
                channel,
                language,
                tier,
                priority,
                topic,
                withBot,
                stage,
                queue,
                agent,
                startedAt,
                greetedAt,
                firstMessageAt,
                unansweredSince,
                handedOffAt,
                handoffReason,
                waitingSince,
                firstAssignedAt,
                firstReplyAt,
                customerMessages,
                botReplies,
                agentReplies,
                responses,
                responseSeconds,
                assignments,
                reopenings,
                resolvedAt,
                outcome,
                rating,
                recontactedAt);
    }
}
