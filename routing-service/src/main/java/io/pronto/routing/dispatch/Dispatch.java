package io.pronto.routing.dispatch;

import io.pronto.routing.classification.Cases;
import io.pronto.routing.classification.RuleBooks;
import io.pronto.routing.handling.HandlingTimes;
import io.pronto.routing.pool.Pool;
import io.pronto.routing.promise.PromisedReplies;
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
        Reasons reasons,
        Deadlines deadlines) {

    /** Puts it together over a pool and what it remembers. @param ids new ids for offers */
    public static Dispatch over(
            Pool alone,
            Stores kept,
            ToldWaits told,
            RuleBooks books,
            Cases cases,
            PromisedReplies replies,
            HandlingTimes times,
            ReviewWatch reviews,
            Announcements announcements,
            LineWatch lines,
            Rules rules,
            Supplier<UUID> ids) {
        Memory memory = new Memory(kept);
        Pool pool = memory.around(alone);
        Stores stores = memory.remembered();
        Alarms alarms = new Alarms(stores.agents(), rules.patience());
        Outlooks outlooks = new Outlooks(reviews, times, stores.queues(), rules.freeAfter());
        Placement placement = new Placement(stores, memory, announcements, lines, alarms, outlooks, ids);
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
                rules,
                outlooks);
        Overflows overflows = new Overflows(stores, announcements, lines, requirements, outlooks);
        return new Dispatch(
                intake,
                new OfferDesk(pool, stores, placement, staffing, overflows),
                staffing,
                new ByHand(pool, stores, announcements, lines, placement, staffing, rules, outlooks),
                new Catalogue(pool, stores, announcements, lines, placement, alarms, requirements),
                new WaitTelling(pool, stores, announcements, told),
                new Reasons(pool, placement),
                new Deadlines(pool, stores, replies, outlooks, lines, reviews));
    }
}
