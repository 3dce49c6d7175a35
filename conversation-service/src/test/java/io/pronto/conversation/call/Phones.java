package io.pronto.conversation.call;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.CallId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.OfferId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Calls for tests. */
public final class Phones {
    public static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    public static final AgentId MEI = new AgentId("mei");
    public static final AgentId TOM = new AgentId("tom");
    public static final OfferId OFFER = new OfferId(new UUID(7, 1));
    public static final CallRules RULES =
            new CallRules(Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofMinutes(2), 3);
    public static final Menu.Opening ALWAYS = (queue, at) -> true;
    public static final Menu.Opening NEVER = (queue, at) -> false;

    private Phones() {}

    public static Instant at(int second) {
        return NOW.plusSeconds(second);
    }

    /** She hears the greeting. */
    public static Call incoming() {
        return Call.incoming(
                new CallId(new UUID(1, 1)),
                new UUID(2, 1),
                "CA1",
                "+4930123456",
                "+4930999999",
                "en",
                new CustomerId(new UUID(3, 1)),
                "language",
                NOW);
    }

    /** She is in line, and her conversation has begun. */
    public static Call queued() {
        return CallFlow.pressed(incoming(), Menu.SHIPPED, '1', RULES, ALWAYS, at(5))
                .call()
                .of(new ConversationId(new UUID(4, 1)));
    }

    /** Mei's telephone rings. */
    public static Call offered() {
        return named(
                CallFlow.offered(queued(), OFFER, MEI, "+4930111", RULES, at(6)).call(), "CA2");
    }

    /** They speak. */
    public static Call talking() {
        Call up = CallFlow.agentUp(offered(), 1, RULES, at(10)).call();
        return CallFlow.assigned(up, MEI, "+4930111", RULES, at(11)).call();
    }

    /** The provider has said what the agent's leg is called. */
    public static Call named(Call call, String leg) {
        return CallFlow.rung(call, call.state().ring(), leg).call();
    }
}
