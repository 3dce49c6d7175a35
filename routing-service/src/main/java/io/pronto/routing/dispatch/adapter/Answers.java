package io.pronto.routing.dispatch.adapter;

import io.pronto.platform.problem.Problem;
import io.pronto.routing.dispatch.Refusal;
import io.pronto.routing.dispatch.Verdict;
import org.springframework.http.HttpStatus;

/** Verdicts as HTTP has them. */
final class Answers {
    private Answers() {}

    /** What was granted. @throws Problem for what was refused */
    static <T> T granted(Verdict<T> verdict) {
        return switch (verdict) {
            case Verdict.Granted<T>(T value) -> value;
            case Verdict.Refused<T>(Refusal why) -> throw problem(why);
        };
    }

    private static Problem problem(Refusal why) {
        return switch (why) {
            case NOT_FOUND -> Problem.notFound();
            case OFFER_ENDED -> Problem.conflict("offer-ended");
            case WORK_ENDED -> Problem.conflict("work-ended");
            case NOT_ASSIGNED -> Problem.conflict("not-assigned");
            case AGENT_UNKNOWN ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "agent-unknown").atField("agent");
            case AGENT_OFFLINE -> Problem.conflict("agent-offline");
            case AGENT_NOT_ONLINE -> Problem.conflict("agent-not-online");
            case AGENT_NOT_QUALIFIED -> Problem.conflict("agent-not-qualified");
            case SAME_AGENT -> Problem.conflict("same-agent");
            case NO_ROOM -> Problem.conflict("no-room");
            case NOTHING_TO_TAKE -> Problem.conflict("nothing-to-take");
            case QUEUE_UNKNOWN ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "queue-unknown").atField("queue");
            case QUEUE_IN_USE -> Problem.conflict("queue-in-use");
            case SKILL_IN_USE -> Problem.conflict("skill-in-use");
            case SKILL_UNKNOWN ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "skill-unknown").atField("skills");
            case TEAM_IN_USE -> Problem.conflict("team-in-use");
            case TEAM_UNKNOWN ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "team-unknown").atField("teams");
        };
    }
}
