package io.pronto.routing.dispatch.adapter;

import io.pronto.contracts.ConversationEvent.AnswerChannelChosen;
import io.pronto.contracts.ConversationEvent.CallUnanswered;
import io.pronto.contracts.ConversationEvent.ConversationMoved;
import io.pronto.contracts.ConversationEvent.ConversationReclassified;
import io.pronto.contracts.ConversationEvent.ConversationResolved;
import io.pronto.contracts.ConversationEvent.ConversationTagged;
import io.pronto.contracts.ConversationEvent.CustomerAwaited;
import io.pronto.contracts.ConversationEvent.CustomerMessageReceived;
import io.pronto.contracts.ConversationEvent.HandoffRequested;
import io.pronto.contracts.ConversationEvent.OfferAnswered;
import io.pronto.contracts.ConversationEvent.WaitSuspended;
import io.pronto.contracts.KnowledgeEvent.TopicSuggested;
import io.pronto.contracts.SlaEvent;
import io.pronto.contracts.SlaEvent.ClockAdjusted;
import io.pronto.contracts.SlaEvent.ClockBreached;
import io.pronto.contracts.SlaEvent.ClockCancelled;
import io.pronto.contracts.SlaEvent.ClockMet;
import io.pronto.contracts.SlaEvent.ClockPaused;
import io.pronto.contracts.SlaEvent.ClockRebased;
import io.pronto.contracts.SlaEvent.ClockResumed;
import io.pronto.contracts.SlaEvent.ClockSettled;
import io.pronto.contracts.SlaEvent.ClockStarted;
import io.pronto.contracts.SlaEvent.EscalationTaken;
import io.pronto.contracts.StaffEvent.PageOpened;
import io.pronto.contracts.StaffEvent.PagesGone;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.event.EventHandler;
import io.pronto.platform.event.EventOutbox;
import io.pronto.platform.event.Subscriptions;
import io.pronto.routing.RoutingSettings;
import io.pronto.routing.agent.Agents;
import io.pronto.routing.agent.Patience;
import io.pronto.routing.classification.Cases;
import io.pronto.routing.classification.RuleBooks;
import io.pronto.routing.dispatch.Dispatch;
import io.pronto.routing.dispatch.Intake;
import io.pronto.routing.dispatch.LineWatch;
import io.pronto.routing.dispatch.OfferDesk;
import io.pronto.routing.dispatch.ReviewWatch;
import io.pronto.routing.dispatch.Rules;
import io.pronto.routing.dispatch.Stores;
import io.pronto.routing.handling.HandlingTimes;
import io.pronto.routing.matching.Decisions;
import io.pronto.routing.offer.Offers;
import io.pronto.routing.pool.Pool;
import io.pronto.routing.pool.TookOver;
import io.pronto.routing.promise.PromisedReplies;
import io.pronto.routing.promise.PromisedReply;
import io.pronto.routing.queue.Queues;
import io.pronto.routing.skill.Skills;
import io.pronto.routing.team.Teams;
import io.pronto.routing.wait.HandOvers;
import io.pronto.routing.wait.ToldWaits;
import io.pronto.routing.work.WorkItems;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the core together with its stores, and the events with the core. */
@Configuration(proxyBeanMethods = false)
class DispatchWiring {
    @Bean
    Stores stores(
            Agents agents,
            Skills skills,
            Teams teams,
            Queues queues,
            WorkItems work,
            Offers offers,
            Decisions decisions,
            HandOvers handOvers) {
        return new Stores(agents, skills, teams, queues, work, offers, decisions, handOvers);
    }

    @Bean
    Dispatch dispatch(
            Pool pool,
            Stores stores,
            ToldWaits told,
            RuleBooks books,
            Cases cases,
            PromisedReplies replies,
            HandlingTimes times,
            ReviewWatch reviews,
            EventOutbox outbox,
            AuditLog audit,
            LineWatch lines,
            RoutingSettings settings,
            Supplier<UUID> ids) {
        Rules rules = new Rules(
                settings.reservation(),
                settings.freeAfter(),
                new Patience(
                        settings.vanished().offersBackAfter(),
                        settings.vanished().conversationsBackAfter()));
        return Dispatch.over(
                pool,
                stores,
                told,
                books,
                cases,
                replies,
                times,
                reviews,
                new AuditedAnnouncements(outbox, audit),
                lines,
                rules,
                ids);
    }

    /** Work always has a place, from before the first event on. */
    @Bean
    ApplicationListener<PayloadApplicationEvent<TookOver>> defaultQueue(Dispatch dispatch, Clock clock) {
        return ApplicationListener.forPayload((TookOver now) -> {
            dispatch.catalogue().ensureDefault(clock.instant());
            dispatch.deadlines().reviewAll();
        });
    }

    @Bean
    Subscriptions dispatching(Dispatch dispatch, Clock clock) {
        Intake intake = dispatch.intake();
        EscalationMoves escalations = new EscalationMoves(dispatch.byHand());
        return Subscriptions.of("dispatch")
                .on(EscalationTaken.class, (event, context) -> escalations.on(event, clock.instant()))
                .on(
                        PageOpened.class,
                        (event, context) -> dispatch.staffing().page(event.agent(), null, clock.instant()))
                .on(
                        PagesGone.class,
                        (event, context) -> dispatch.staffing().page(event.agent(), event.at(), clock.instant()))
                .on(HandoffRequested.class, (event, context) -> intake.handoff(event, clock.instant()))
                .on(ConversationResolved.class, (event, context) -> intake.resolved(event, clock.instant()))
                .on(AnswerChannelChosen.class, (event, context) -> intake.answerOn(event, clock.instant()))
                .on(WaitSuspended.class, (event, context) -> intake.suspended(event, clock.instant()))
                .on(ConversationMoved.class, (event, context) -> intake.moved(event, clock.instant()))
                .on(OfferAnswered.class, (event, context) -> answered(dispatch.offers(), event, clock.instant()))
                .on(
                        CallUnanswered.class,
                        (event, context) ->
                                dispatch.offers().unreached(event.conversation(), event.agent(), clock.instant()))
                .on(CustomerAwaited.class, (event, context) -> intake.customerAwaited(event, clock.instant()))
                .on(ConversationReclassified.class, (event, context) -> intake.reclassified(event, clock.instant()))
                .on(ConversationTagged.class, (event, context) -> intake.tagged(event, clock.instant()))
                .on(TopicSuggested.class, (event, context) -> intake.topicSuggested(event, clock.instant()))
                // Nobody waits for it: the message itself is already on the agent's screen.
                .and(Subscriptions.of("attention")
                        .on(
                                CustomerMessageReceived.class,
                                event -> !event.awaitsBot(),
                                (event, context) -> intake.customerWrote(event, clock.instant()))
                        .patient());
    }

    /** What an agent answered by telephone is what she could have answered on her screen; too late it is nothing. */
    private static void answered(OfferDesk offers, OfferAnswered event, Instant at) {
        if (event.accepted()) {
            offers.accept(event.offer(), event.agent(), at);
        } else {
            offers.decline(event.offer(), event.agent(), "telephone", at);
        }
    }

    /** Nobody waits for it either: what waits is only put into another order. */
    @Bean
    Subscriptions promises(Dispatch dispatch) {
        EventHandler<SlaEvent> follow = (event, context) -> dispatch.deadlines().told(event);
        Subscriptions promises = Subscriptions.of("promises");
        for (Class<? extends SlaEvent> type : List.of(
                ClockStarted.class,
                ClockPaused.class,
                ClockResumed.class,
                ClockRebased.class,
                ClockAdjusted.class,
                ClockBreached.class,
                ClockMet.class,
                ClockSettled.class,
                ClockCancelled.class)) {
            promises = promises.on(type, event -> PromisedReply.isAbout(event.metric()), follow);
        }
        return promises.patient();
    }
}
