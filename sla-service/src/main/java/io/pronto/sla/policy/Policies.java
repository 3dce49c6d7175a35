package io.pronto.sla.policy;

import java.util.List;
import java.util.Optional;

/** Every version of every policy. */
public interface Policies {
    /** The newest version of each policy, by id. */
    List<SlaPolicy> current();

    /** The newest version of one. */
    Optional<SlaPolicy> current(String id);

    /** All versions of one, newest first. */
    List<SlaPolicy> versions(String id);

    /**
     * Adds a version.
     *
     * @return false if that version of that policy is there already; nothing is changed then
     */
    boolean add(SlaPolicy policy);
}
