package io.pronto.conversation.live.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.StaffEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells when somebody of the staff opens a first page on any replica, and when the last one is gone. The stream's own end is what
 * is told of; a row per person and replica lets replicas know of each other. A replica that dies cannot say goodbye: its rows
 * are not renewed, and another one says it.
 */
final class StaffPages {
    private static final Logger log = LoggerFactory.getLogger(StaffPages.class);
    /** A replica that has not been heard of for this long is dead. */
    private static final Duration DEAD_AFTER = Duration.ofSeconds(45);

    private static final int MOST_AT_ONCE = 1_000;

    private final Supplier<Set<String>> here;
    private final JdbcClient jdbc;
    private final Consumer<StaffEvent> told;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final UUID replica;

    StaffPages(
            Supplier<Set<String>> here,
            JdbcClient jdbc,
            Consumer<StaffEvent> told,
            TransactionTemplate transaction,
            Clock clock,
            UUID replica) {
        this.here = here;
        this.jdbc = jdbc;
        this.told = told;
        this.transaction = transaction;
        this.clock = clock;
        this.replica = replica;
    }

    /** Brings what is written down about the person in agreement with the pages that are open here. */
    void agree(String person) {
        try {
            transaction.executeWithoutResult(status -> change(person));
        } catch (DataAccessException | TransactionException e) {
            log.warn("Whether {} has a page open could not be written down; the next look is in 15 s.", person, e);
        }
    }

    private void change(String person) {
        Instant now = clock.instant();
        // Two replicas that see the same person come and go must not both believe to be the first or last.
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('staff-page ' || ?, 0))")
                .param(person)
                .query((rs, row) -> row)
                .list();
        boolean before = anywhere(person);
        if (here.get().contains(person)) {
            jdbc.sql("""
                            INSERT INTO staff_page (person, replica, seen_at) VALUES (?, ?, ?)
                            ON CONFLICT (person, replica) DO UPDATE SET seen_at = excluded.seen_at""").params(person, replica, stored(now)).update();
        } else {
            jdbc.sql("DELETE FROM staff_page WHERE person = ? AND (replica = ? OR seen_at <= ?)")
                    .params(person, replica, stored(now.minus(DEAD_AFTER)))
                    .update();
        }
        boolean after = anywhere(person);
        if (before != after) {
            AgentId agent = new AgentId(person);
            told.accept(after ? new StaffEvent.PageOpened(agent, now) : new StaffEvent.PagesGone(agent, now));
        }
    }

    /** Also rows of the dead count until somebody has said goodbye for them. */
    private boolean anywhere(String person) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM staff_page WHERE person = ?)")
                .param(person)
                .query(Boolean.class)
                .single();
    }

    /** Says that this replica lives, and speaks for those that do not. */
    @Scheduled(fixedDelayString = "PT15S")
    void beat() {
        Instant now = clock.instant();
        Set<String> wrong = new HashSet<>(here.get());
        try {
            jdbc.sql("UPDATE staff_page SET seen_at = ? WHERE replica = ?")
                    .params(stored(now), replica)
                    .update();
            List<String> mine = jdbc.sql("SELECT person FROM staff_page WHERE replica = ?")
                    .param(replica)
                    .query((rs, row) -> rs.getString("person"))
                    .list();
            for (String person : mine) {
                if (!wrong.remove(person)) {
                    wrong.add(person);
                }
            }
            wrong.addAll(jdbc.sql("SELECT DISTINCT person FROM staff_page WHERE seen_at <= ? LIMIT ?")
                    .params(stored(now.minus(DEAD_AFTER)), MOST_AT_ONCE)
                    .query((rs, row) -> rs.getString("person"))
                    .list());
        } catch (DataAccessException e) {
            log.warn("Could not look who has a page open; the next look is in 15 s.", e);
            return;
        }
        wrong.forEach(this::agree);
    }

    private static OffsetDateTime stored(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
