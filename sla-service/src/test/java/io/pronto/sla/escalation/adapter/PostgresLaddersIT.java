package io.pronto.sla.escalation.adapter;

import io.pronto.sla.SlaDatabase;
import io.pronto.sla.escalation.Ladders;
import io.pronto.sla.escalation.LaddersContract;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class PostgresLaddersIT implements LaddersContract {
    @Override
    public Ladders ladders() {
        return new PostgresLadders(
                JdbcClient.create(SlaDatabase.fresh("ladders")),
                JsonMapper.builder().build());
    }
}
