package io.pronto.sla.policy;

class InMemoryPoliciesTest implements PoliciesContract {
    @Override
    public Policies policies() {
        return new InMemoryPolicies();
    }
}
