package io.pronto.sla.policy.adapter;

import io.pronto.sla.SlaDatabase;
import io.pronto.sla.policy.Policies;
import io.pronto.sla.policy.PoliciesContract;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class PostgresPoliciesIT implements PoliciesContract {
    @Override
    public Policies policies() {
        return new PostgresPolicies(
                JdbcClient.create(SlaDatabase.fresh("policies")),
                JsonMapper.builder().addModule(new PolicyJson()).build());
    }
}
