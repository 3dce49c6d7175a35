package io.pronto.conversation;

import io.pronto.contracts.AgentId;
import io.pronto.conversation.enquiry.Viewer;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.security.Role;

/** Turns whoever signed in into a {@link Viewer} of conversations. */
public final class Viewers {

    private Viewers() {}

    /** Staff or integrator. @throws Problem 403 for somebody who is neither */
    public static Viewer of(Actor actor) {
        if (actor.is(Role.AGENT, Role.SUPERVISOR, Role.MANAGER, Role.ADMIN)) {
            return new Viewer.Staff(
                    new AgentId(actor.id()),
                    actor.name(),
                    actor.is(Role.AGENT),
                    actor.is(Role.SUPERVISOR, Role.ADMIN),
                    actor.is(Role.MANAGER));
        }
        if (actor.is(Role.INTEGRATOR)) {
            return new Viewer.Integrator(actor.username());
        }
        throw Problem.forbidden();
    }

    /** Staff only. @throws Problem 403 for anybody else */
    public static Viewer.Staff staff(Actor actor) {
        if (of(actor) instanceof Viewer.Staff staff) {
            return staff;
        }
        throw Problem.forbidden();
    }
}
