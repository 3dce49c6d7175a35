package io.pronto.routing.whatif.adapter;

import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.pronto.platform.security.Role;
import io.pronto.platform.web.Cursor;
import io.pronto.platform.web.Slice;
import io.pronto.routing.whatif.Asked;
import io.pronto.routing.whatif.Comparison;
import io.pronto.routing.whatif.Planning.Reading;
import io.pronto.routing.whatif.Question;
import io.pronto.routing.whatif.QuestionFault;
import io.pronto.routing.whatif.Simulations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What-if questions. Supervisors see their own, managers everybody's. */
@RestController
@Tag(name = "simulations")
class SimulationController {
    private static final String PATH = "/api/v1/simulations";
    private static final String ALLOWED = "hasAnyRole('SUPERVISOR', 'MANAGER')";
    private static final int MOST_OPEN = 10;
    private static final long LATER_SECONDS = 60;
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final Simulations simulations;
    private final WorldReader worlds;
    private final SimulationRunner runner;
    private final QuestionWords words;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Supplier<UUID> ids;

    SimulationController(
            Simulations simulations,
            WorldReader worlds,
            SimulationRunner runner,
            QuestionWords words,
            AuditLog audit,
            PlatformTransactionManager transactions,
            Clock clock,
            Supplier<UUID> ids) {
        this.simulations = simulations;
        this.worlds = worlds;
        this.runner = runner;
        this.words = words;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * One question without its answer.
     *
     * @param progress 0 to 1
     * @param fault why it failed: {@code interrupted}, {@code too-long}, {@code question-wrong} or {@code error}
     * @param mine whether the reader asked it
     */
    record SimulationRow(
            UUID id,
            String name,
            String askedBy,
            Instant askedAt,
            Asked.Stage stage,
            double progress,
            @Nullable Instant endedAt,
            @Nullable String fault,
            int policies,
            boolean recorded,
            boolean mine) {
        static SimulationRow of(Asked asked, Actor actor) {
            return new SimulationRow(
                    asked.id(),
                    asked.name(),
                    asked.byName(),
                    asked.askedAt(),
                    asked.stage(),
                    asked.progress(),
                    asked.endedAt(),
                    asked.fault(),
                    asked.question().policies() == null
                            ? 0
                            : asked.question().policies().size(),
                    asked.question().recorded() != null,
                    asked.by().equals(actor.id()));
        }
    }

    /** The same with what was asked and, once it is done, the answer. */
    record SimulationView(
            SimulationRow simulation,
            Question question,
            @Nullable Comparison answer) {}

    /** @param detail what is wrong, in the reader's language */
    record FaultView(String field, String code, String detail) {}

    @PostMapping(PATH)
    @PreAuthorize(ALLOWED)
    @Operation(
            summary = "Ask what would be",
            description =
                    "Described or recorded traffic under one to four policies, simulated by the core that decides in the live service."
                            + " Answered in the background; ask for it by its id. 422 `simulation-wrong` with all findings;"
                            + " 429 `simulations-full` while ten wait already.")
    ResponseEntity<SimulationRow> ask(Actor actor, Locale locale, @RequestBody Question question) {
        Instant now = clock.instant();
        if (worlds.read(question, now) instanceof Reading.Faulty(List<QuestionFault> faults)) {
            QuestionFault first = faults.getFirst();
            throw Problem.unprocessable("simulation-wrong", first.field(), words.say(first, locale))
                    .atField(first.field())
                    .with(
                            "findings",
                            faults.stream()
                                    .map(fault -> new FaultView(fault.field(), fault.code(), words.say(fault, locale)))
                                    .toList());
        }
        Asked asked = Asked.now(ids.get(), actor.id(), actor.name(), now, question);
        transaction.executeWithoutResult(status -> {
            if (!simulations.add(asked, MOST_OPEN)) {
                throw Problem.tooMany("simulations-full", LATER_SECONDS);
            }
            audit.record(actor, now, "simulation.asked", subject(asked.id()), Map.of("name", asked.name()));
        });
        runner.wake();
        return ResponseEntity.accepted()
                .location(URI.create(PATH + "/" + asked.id()))
                .body(SimulationRow.of(asked, actor));
    }

    @GetMapping(PATH)
    @PreAuthorize(ALLOWED)
    @Operation(summary = "What was asked, the latest first", description = "Supervisors see their own, managers all.")
    Slice<SimulationRow> all(
            Actor actor,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Slice.limit(limit);
        Asked after = Cursor.decode(cursor, 1)
                .map(parts -> visible(actor, uuid(parts.getFirst())))
                .orElse(null);
        String by = actor.is(Role.MANAGER) ? null : actor.id();
        return Slice.of(simulations.latest(by, after, size + 1), size, asked -> Cursor.encode(asked.id()))
                .map(asked -> SimulationRow.of(asked, actor));
    }

    @GetMapping(PATH + "/draft")
    @PreAuthorize(ALLOWED)
    @Operation(
            summary = "A question to begin with",
            description =
                    "The queues and the team as they are, and what came on the same weekday of the last four weeks.")
    Question draft(
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String zone) {
        Instant now = clock.instant();
        ZoneId in = zone(zone);
        return worlds.draft(day == null ? now.atZone(in).toLocalDate() : day(day), in, now);
    }

    @GetMapping(PATH + "/{id}")
    @PreAuthorize(ALLOWED)
    @Operation(summary = "How far one is, and its answer")
    SimulationView one(Actor actor, @PathVariable UUID id) {
        Asked asked = visible(actor, id);
        return new SimulationView(
                SimulationRow.of(asked, actor),
                asked.question(),
                simulations.answer(id).orElse(null));
    }

    @GetMapping(PATH + "/{id}/figures.csv")
    @PreAuthorize(ALLOWED)
    @Operation(summary = "The figures of an answer as CSV", description = "409 `not-answered` before it is done.")
    ResponseEntity<String> figures(Actor actor, @PathVariable UUID id) {
        Asked asked = visible(actor, id);
        Comparison answer = simulations.answer(id).orElseThrow(() -> Problem.conflict("not-answered", asked.name()));
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"simulation-" + id + ".csv\"")
                .body(FiguresCsv.written(answer));
    }

    @PostMapping(PATH + "/{id}/cancel")
    @PreAuthorize(ALLOWED)
    @Operation(summary = "Call one off", description = "409 `simulation-over` when it is over already.")
    SimulationRow cancel(Actor actor, @PathVariable UUID id) {
        Asked asked = visible(actor, id);
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            if (!simulations.cancel(id, now)) {
                throw Problem.conflict("simulation-over", asked.name());
            }
            audit.record(actor, now, "simulation.cancelled", subject(id), Map.of("name", asked.name()));
        });
        return SimulationRow.of(visible(actor, id), actor);
    }

    @DeleteMapping(PATH + "/{id}")
    @PreAuthorize(ALLOWED)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove one, answered or not")
    void remove(Actor actor, @PathVariable UUID id) {
        Asked asked = visible(actor, id);
        transaction.executeWithoutResult(status -> {
            if (!simulations.remove(id)) {
                throw Problem.notFound();
            }
            audit.record(actor, clock.instant(), "simulation.removed", subject(id), Map.of("name", asked.name()));
        });
    }

    private Asked visible(Actor actor, UUID id) {
        return simulations
                .find(id)
                .filter(asked -> actor.is(Role.MANAGER) || asked.by().equals(actor.id()))
                .orElseThrow(Problem::notFound);
    }

    private static String subject(UUID id) {
        return "simulation:" + id;
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Cursor.invalid().because(e);
        }
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return ZoneId.of(name == null ? "UTC" : name);
        } catch (DateTimeException e) {
            throw Problem.invalidField("zone", "zone-unknown", name == null ? "" : name)
                    .because(e);
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Problem.invalidField("day", "day-unreadable", text).because(e);
        }
    }
}
