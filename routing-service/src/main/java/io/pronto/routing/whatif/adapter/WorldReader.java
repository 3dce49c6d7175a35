package io.pronto.routing.whatif.adapter;

import io.pronto.routing.agent.Agents;
import io.pronto.routing.queue.Queues;
import io.pronto.routing.skill.Skill;
import io.pronto.routing.skill.Skills;
import io.pronto.routing.team.Team;
import io.pronto.routing.team.Teams;
import io.pronto.routing.whatif.Draft;
import io.pronto.routing.whatif.Planning;
import io.pronto.routing.whatif.Planning.Reading;
import io.pronto.routing.whatif.PoolHistory;
import io.pronto.routing.whatif.Question;
import io.pronto.routing.whatif.QuestionFault;
import io.pronto.routing.whatif.Recording;
import io.pronto.routing.whatif.World;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Looks up what a question leaves open: how things are, and what was. */
@Component
class WorldReader {
    private static final Duration USUAL_INTERVAL = Duration.ofMinutes(30);
    private static final int MOST_DUTIES = 200_000;
    private static final int MOST_OF_A_DAY = 20_000;

    private final Queues queues;
    private final Agents agents;
    private final Skills skills;
    private final Teams teams;
    private final PoolHistory history;

    WorldReader(Queues queues, Agents agents, Skills skills, Teams teams, PoolHistory history) {
        this.queues = queues;
        this.agents = agents;
        this.skills = skills;
        this.teams = teams;
        this.history = history;
    }

    Reading read(Question question, Instant now) {
        Question.Past past = question.recorded();
        if (past == null) {
            return Planning.of(question, world(), null);
        }
        List<QuestionFault> wrong = Planning.ofPeriod(past, now);
        Instant from = past.from();
        Instant to = past.to();
        if (!wrong.isEmpty() || from == null || to == null) {
            return new Reading.Faulty(wrong);
        }
        Integer minutes = question.intervalMinutes();
        Duration interval = minutes == null || minutes < 1 ? USUAL_INTERVAL : Duration.ofMinutes(minutes);
        return Planning.of(
                question,
                world(),
                new Recording(
                        from,
                        to,
                        history.visits(from, to, Planning.MOST_CONTACTS + 1),
                        history.duties(from, to, interval, MOST_DUTIES)));
    }

    /** @param now only what was before tells anything */
    Question draft(LocalDate day, ZoneId zone, Instant now) {
        List<Recording> lately = new ArrayList<>();
        for (int week = 1; lately.size() < Draft.WEEKS; week++) {
            LocalDate then = day.minusWeeks(week);
            Instant from = then.atStartOfDay(zone).toInstant();
            Instant to = then.plusDays(1).atStartOfDay(zone).toInstant();
            lately.add(new Recording(
                    from, to, to.isAfter(now) ? List.of() : history.visits(from, to, MOST_OF_A_DAY), List.of()));
        }
        return Draft.of(world(), lately, day, zone, USUAL_INTERVAL);
    }

    private World world() {
        return new World(
                queues.all(),
                agents.active(),
                skills.all().stream().collect(Collectors.toMap(Skill::id, Skill::neighbours)),
                teams.all().stream().map(Team::id).collect(Collectors.toSet()),
                true);
    }
}
