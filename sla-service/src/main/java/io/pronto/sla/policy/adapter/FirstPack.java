package io.pronto.sla.policy.adapter;

import io.pronto.sla.policy.PackInstallation;
import io.pronto.sla.policy.Policies;
import io.pronto.sla.policy.PolicyPack;
import io.pronto.sla.policy.ShippedPacks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.transaction.support.TransactionTemplate;

/** Sees to it that a new installation makes promises from its first message on. */
final class FirstPack implements InitializingBean {
    private static final Logger log = LoggerFactory.getLogger(FirstPack.class);

    private final String id;
    private final Policies policies;
    private final PackInstallation installation;
    private final TransactionTemplate transaction;

    FirstPack(String id, Policies policies, PackInstallation installation, TransactionTemplate transaction) {
        this.id = id;
        this.policies = policies;
        this.installation = installation;
        this.transaction = transaction;
    }

    /** Before the first event is read, that is while beans are made and not when the application runs. */
    @Override
    public void afterPropertiesSet() {
        if (id.isBlank() || !policies.current().isEmpty()) {
            return;
        }
        PolicyPack pack = ShippedPacks.named(id)
                .orElseThrow(() -> new IllegalStateException("pronto.sla.first-pack is '" + id
                        + "', but no such pack exists. Name one of "
                        + ShippedPacks.all().stream().map(PolicyPack::id).toList() + " or leave it empty."));
        transaction.executeWithoutResult(status -> installation.install(pack));
        log.info("There was no policy yet: installed the pack {}.", id);
    }
}
