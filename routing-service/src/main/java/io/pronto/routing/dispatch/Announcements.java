package io.pronto.routing.dispatch;

import io.pronto.contracts.RoutingEvent;

/** Where the other services hear of it, once the change has taken effect. */
public interface Announcements {
    /** Tells what happened, as part of the running change. */
    void tell(RoutingEvent event);
}
