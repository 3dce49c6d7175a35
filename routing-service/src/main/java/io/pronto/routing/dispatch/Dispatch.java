package io.pronto.routing.dispatch;

import io.pronto.routing.classification.Cases;
import io.pronto.routing.classification.RuleBooks;
import io.pronto.routing.pool.Pool;
import io.pronto.routing.wait.ToldWaits;
import java.util.UUID;
import java.util.function.Supplier;

/** All that can be asked of a pool, put together. */
public record Dispatch(
        Intake intake,
        OfferDesk offers,
        Staffing staffing,
        ByHand byHand,
        Catalogue catalogue,
        WaitTelling waits,
        Reasons reasons) {

    /** Puts it together over a pool and what it remembers. @param ids new ids for offers */
    public static Dispatch over(
            Pool alone,
            Stores kept,
            ToldWaits told,
            RuleBooks books,
            Cases cases,
            Announcements announcements,
            LineWatch lines,
            Rules rules,
            Supplier<UUID> ids) {
        Memory memory = new Memory(kept);
        Pool pool = memory.around(alone);
        Stores stores = memory.remembered();
        Alarms alarms = new Alarms(stores.agents(), rules.patience());
        Placement placement = new Placement(stores, memory, announcements, lines, alarms, ids);
        Requirements requirements = new Requirements(stores);
        Staffing staffing = new Staffing(pool, stores, announcements, placement, alarms, requirements);
        Intake intake = new Intake(
                pool,
                stores,
                announcements,
                lines,
                placement,
                staffing,
                requirements,
                new Classifying(stores, books, cases, announcements),
                rules);
        return new Dispatch(
                intake,
                new OfferDesk(pool, stores, placement, staffing),
                staffing,
                new ByHand(pool, stores, announcements, lines, placement, staffing, rules),
                new Catalogue(pool, stores, announcements, lines, placement, alarms, requirements),
                new WaitTelling(pool, stores, announcements, told),
                new Reasons(pool, placement));
    }
}
