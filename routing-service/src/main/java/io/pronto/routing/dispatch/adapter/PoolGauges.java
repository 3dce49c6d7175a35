package io.pronto.routing.dispatch.adapter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.pronto.contracts.Presence;
import io.pronto.routing.work.WorkState;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What operators watch: how much waits, for how long, and who is there. Counted when it is asked for. */
@Component
class PoolGauges implements MeterBinder {
    private final JdbcClient jdbc;

    PoolGauges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (WorkState.Kind state : List.of(WorkState.Kind.WAITING, WorkState.Kind.OFFERED, WorkState.Kind.ASSIGNED)) {
            Gauge.builder(
                            "pronto.routing.work",
                            this,
                            gauges ->
                                    gauges.number("SELECT count(*) FROM work_item WHERE state = :value", state.name()))
                    .tag("state", state.name())
                    .description("Conversations in that state")
                    .register(registry);
        }
        for (Presence presence : Presence.values()) {
            Gauge.builder(
                            "pronto.routing.agents",
                            this,
                            gauges -> gauges.number(
                                    "SELECT count(*) FROM agent WHERE active AND presence = :value", presence.name()))
                    .tag("presence", presence.name())
                    .description("Active agents with that presence")
                    .register(registry);
        }
        Gauge.builder("pronto.routing.longest.wait", this, gauges -> gauges.number("""
                                SELECT coalesce(extract(epoch FROM now() - min(queued_at)), 0) FROM work_item
                                WHERE state = :value""", WorkState.Kind.WAITING.name()))
                .baseUnit("seconds")
                .description("How long the conversation waits that has waited longest")
                .register(registry);
    }

    private double number(String sql, String value) {
        return jdbc.sql(sql).param("value", value).query(Double.class).single();
    }
}
