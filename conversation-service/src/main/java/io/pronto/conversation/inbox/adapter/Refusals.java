package io.pronto.conversation.inbox.adapter;

import io.pronto.conversation.enquiry.Decision;
import io.pronto.conversation.enquiry.Desk;
import io.pronto.conversation.enquiry.Refusal;
import io.pronto.conversation.enquiry.Words;
import io.pronto.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Says in HTTP why something was not done. */
final class Refusals {

    private Refusals() {}

    /** What was decided. @throws Problem if it was not even decided upon */
    static Decision decided(Desk.Attempt attempt) {
        return switch (attempt) {
            case Desk.Decided(Decision decision) -> decision;
            case Desk.Invisible _ -> throw Problem.notFound();
            case Desk.ReadOnly _ -> throw Problem.forbidden();
        };
    }

    static Problem problem(Refusal refusal) {
        return refusal == Refusal.STALE
                ? Problem.of(HttpStatus.PRECONDITION_FAILED, "stale", "?")
                : Problem.conflict(refusal.code());
    }

    /** @throws Problem 422 if the text cannot be stored */
    static void check(String field, String text, int longest, boolean mayBeBlank) {
        Words.@Nullable Fault fault = Words.fault(text, longest, mayBeBlank);
        if (fault != null) {
            throw Problem.unprocessable(fault.code(), longest, text.length()).atField(field);
        }
    }
}
