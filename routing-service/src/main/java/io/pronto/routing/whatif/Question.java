package io.pronto.routing.whatif;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Priority;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What would become of that traffic with those people under each of these policies, in the words of the API and of a file. Nothing here
 * is judged yet: {@link Planning} says what is wrong with it.
 *
 * @param name for people, 1 to 100 characters
 * @param start when the described day begins, on the clock of {@code zone}; needed when a queue has opening hours
 * @param zone a time zone such as {@code Asia/Shanghai}; UTC when null
 * @param intervalMinutes how long an interval of arrivals and of staff lasts, 5 to 240; 30 when null
 * @param traffic described traffic; null when {@code recorded} says which
 * @param recorded traffic of the past; null when it is described
 * @param groups who works; who is there in truth when null
 * @param queues how queues are; as they are in truth when null
 * @param neighbours which skills may stand in for which; as in truth when null
 * @param policies what is compared, 1 to {@value Planning#MOST_POLICIES}; differences are told against the first
 * @param serviceLevelSeconds served within that time counts as kept, 1 s to 7 d; 20 when null
 * @param acceptSeconds how long an agent takes to accept an offer or to take work from the list, 0 to 600; 0 when null
 * @param variation how much days differ: the standard deviation of the factor by which a whole day is busier than the average one, 0 to
 *     1; 0 when null
 * @param replications how many days are simulated for each policy, 2 to {@value Planning#MOST_REPLICATIONS}; 20 when null
 * @param seed the same seed, the same days; 1 when null
 */
public record Question(
        @Nullable String name,
        @Nullable LocalDateTime start,
        @Nullable String zone,
        @Nullable Integer intervalMinutes,
        @Nullable List<@Nullable Flow> traffic,
        @Nullable Past recorded,
        @Nullable List<@Nullable People> groups,
        @Nullable List<@Nullable Line> queues,
        @Nullable Map<String, List<String>> neighbours,
        @Nullable List<@Nullable Policy> policies,
        @Nullable Integer serviceLevelSeconds,
        @Nullable Integer acceptSeconds,
        @Nullable Double variation,
        @Nullable Integer replications,
        @Nullable Long seed) {

    /**
     * Customers who want the same.
     *
     * @param channel {@code CHAT} when null
     * @param priority {@code NORMAL} when null
     * @param language {@code en} when null
     * @param skills what they need besides what the queue requires
     * @param arrivals how many come in each interval of a day like any other, 0 or more
     * @param handlingSeconds how long an agent has one on average, above 0; exponential
     * @param patienceSeconds after how long one gives up on average, above 0; exponential. Never when null
     */
    public record Flow(
            @Nullable String name,
            @Nullable String queue,
            @Nullable Channel channel,
            @Nullable Priority priority,
            @Nullable String language,
            @Nullable List<@Nullable Need> skills,
            @Nullable List<@Nullable Double> arrivals,
            @Nullable Double handlingSeconds,
            @Nullable Double patienceSeconds) {}

    /** A skill that is needed. @param minLevel 1 to 5; 1 when null */
    public record Need(@Nullable String skill, @Nullable Integer minLevel) {}

    /** A period of the past. @param to not after now, at most 31 days after {@code from} @param queue only what came there; all when null */
    public record Past(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String queue) {}

    /**
     * Agents who are alike.
     *
     * @param agents how many are there in each interval; the last number holds on
     * @param skills level 1 to 5 by skill
     * @param languages any when null or empty
     * @param capacity the budget of each, 1 to 10,000; 100 when null
     * @param wrapUpSeconds the time after each piece of work, 0 to 1,800; 0 when null
     */
    public record People(
            @Nullable String name,
            @Nullable List<@Nullable Integer> agents,
            @Nullable Map<String, @Nullable Integer> skills,
            @Nullable List<String> languages,
            @Nullable Integer capacity,
            @Nullable List<String> teams,
            @Nullable Integer wrapUpSeconds) {}

    /**
     * A queue.
     *
     * @param weights what a conversation takes of an agent's budget, 1 to 100 by channel
     * @param rules as usual when null
     */
    public record Line(
            @Nullable String id,
            @Nullable String name,
            @Nullable List<@Nullable Need> requiredSkills,
            @Nullable List<String> languages,
            @Nullable Map<Channel, @Nullable Integer> weights,
            @Nullable RulesChange rules) {}

    /**
     * What is otherwise.
     *
     * @param everywhere of the rules of every queue
     * @param queues of the rules of these queues, after {@code everywhere}
     * @param staff so many more (or, below 0, fewer) agents of that group in every interval in which the group works
     */
    public record Policy(
            @Nullable String name,
            @Nullable RulesChange everywhere,
            @Nullable Map<String, @Nullable RulesChange> queues,
            @Nullable Map<String, @Nullable Integer> staff) {}
}
