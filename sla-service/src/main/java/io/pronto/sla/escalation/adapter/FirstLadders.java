package io.pronto.sla.escalation.adapter;

import io.pronto.sla.escalation.Ladder;
import io.pronto.sla.escalation.Ladders;
import io.pronto.sla.escalation.ShippedLadders;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the shipped ladders in at the first start. One that people have edited or deleted is left as they left it. */
@Component
class FirstLadders implements InitializingBean {
    private final Ladders ladders;
    private final TransactionTemplate transaction;

    FirstLadders(Ladders ladders, TransactionTemplate transaction) {
        this.ladders = ladders;
        this.transaction = transaction;
    }

    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> {
            for (Ladder ladder : ShippedLadders.all()) {
                if (ladders.lastVersion(ladder.id()) == 0) {
                    ladders.add(ladder);
                }
            }
        });
    }
}
