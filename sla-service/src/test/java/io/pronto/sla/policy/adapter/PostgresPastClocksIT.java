package io.pronto.sla.policy.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.sla.SlaDatabase;
import io.pronto.sla.policy.Enquiry;
import io.pronto.sla.policy.PastClock;
import io.pronto.sla.policy.PastClocks;
import io.pronto.sla.policy.PastClocksContract;
import io.pronto.sla.policy.PastResponse;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresPastClocksIT implements PastClocksContract {
    @Override
    public PastClocks having(List<Ended> clocks, List<PastResponse> responses) {
        JdbcClient jdbc = JdbcClient.create(SlaDatabase.fresh("past_clocks"));
        for (Ended ended : clocks) {
            store(jdbc, ended);
        }
        for (PastResponse response : responses) {
            store(jdbc, response.conversation(), response.facts());
            jdbc.sql("""
                            INSERT INTO response (conversation, policy, policy_version, agent, asked_at, at,
                                elapsed_micros, target_micros, attain_percent)
                            VALUES (?, ?, 1, 'mei', ?, ?, ?, ?, ?)""")
                    .params(
                            response.conversation().value(),
                            response.policy(),
                            at(response.asked()),
                            at(response.answered()),
                            response.elapsed().toNanos() / 1000,
                            response.target().toNanos() / 1000,
                            response.attainPercent())
                    .update();
        }
        return new PostgresPastClocks(jdbc);
    }

    private static void store(JdbcClient jdbc, Ended ended) {
        PastClock past = ended.clock();
        UUID clock = new UUID(9, past.conversation().value().getLeastSignificantBits());
        store(jdbc, past.conversation(), past.facts());
        jdbc.sql("""
                        INSERT INTO clock (id, conversation, metric, state, started_at, policy, policy_version, calendar,
                            calendar_version, target_micros, paused_in, stage, since, worked_micros)
                        VALUES (?, ?, ?, ?, ?, 'p', 1, 'c', 1, 1, '{}', 'AGENT', ?, 1)""")
                .params(
                        clock,
                        past.conversation().value(),
                        past.metric().name(),
                        past.breached() ? "SETTLED" : "MET",
                        at(past.stretches().getFirst().from()),
                        at(ended.at()))
                .update();
        for (PastClock.Stretch stretch : past.stretches()) {
            jdbc.sql("""
                            INSERT INTO clock_segment (clock, stage, began_at, ended_at, counted, worked_micros)
                            VALUES (?, ?, ?, ?, true, 1)""")
                    .params(clock, stretch.stage().name(), at(stretch.from()), at(stretch.to()))
                    .update();
        }
    }

    private static void store(JdbcClient jdbc, ConversationId conversation, Enquiry facts) {
        jdbc.sql("""
                        INSERT INTO enquiry (conversation, channel, queue, priority, tier, language, topic, tags, publicly,
                            with_bot, awaiting_customer, resolved, seen_by, greeted, human_replied)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, false, false, true, '{}', true, true)""")
                .params(
                        conversation.value(),
                        facts.channel().name(),
                        facts.queue(),
                        facts.priority().name(),
                        facts.tier().name(),
                        facts.language(),
                        facts.topic(),
                        facts.tags().toArray(String[]::new),
                        facts.publicly())
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
