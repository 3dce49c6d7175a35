package io.pronto.conversation.notice;

import io.pronto.contracts.AgentId;

/** Who a notice is for. */
public sealed interface Recipient {
    /** One person. */
    record Person(AgentId id) implements Recipient {}

    /** Every supervisor. */
    record Supervisors() implements Recipient {}

    /** Every manager. */
    record Managers() implements Recipient {}

    /** Every agent: somebody may have a hand free. */
    record Agents() implements Recipient {}

    /** A stable text for storing. */
    default String code() {
        return switch (this) {
            case Person person -> "person:" + person.id().value();
            case Supervisors _ -> "supervisors";
            case Managers _ -> "managers";
            case Agents _ -> "agents";
        };
    }
}
