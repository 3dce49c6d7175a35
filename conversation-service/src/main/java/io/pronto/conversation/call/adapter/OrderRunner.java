package io.pronto.conversation.call.adapter;

import io.pronto.conversation.attachment.Uploads;
import io.pronto.conversation.call.Call;
import io.pronto.conversation.call.CallDesk;
import io.pronto.conversation.call.CallFlow;
import io.pronto.conversation.call.CallRules;
import io.pronto.conversation.call.Calls;
import io.pronto.conversation.call.Calls.Due;
import io.pronto.conversation.call.Order;
import io.pronto.conversation.call.Step;
import io.pronto.conversation.call.Telephone;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connections;
import io.pronto.conversation.enquiry.Entry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;

/** Has providers do what calls need, and looks after calls of which nothing is heard. */
final class OrderRunner implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(OrderRunner.class);
    private static final int AT_ONCE = 32;
    private static final int MOST_DUE = 100;
    /** Nobody else tries it meanwhile; longer than any provider is waited for. */
    private static final Duration LEASE = Duration.ofSeconds(30);
    /** Somebody is on the line: what does not work soon is of no use. */
    private static final int ATTEMPTS = 3;
    /** A message is not lost because its provider is away for a day. */
    private static final int FETCH_ATTEMPTS = 60;

    private final Calls calls;
    private final CallDesk desk;
    private final Telephones telephones;
    private final Connections connections;
    private final Uploads uploads;
    private final CallRules rules;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    OrderRunner(
            Calls calls,
            CallDesk desk,
            Telephones telephones,
            Connections connections,
            Uploads uploads,
            CallRules rules,
            Clock clock) {
        this.calls = calls;
        this.desk = desk;
        this.telephones = telephones;
        this.connections = connections;
        this.uploads = uploads;
        this.rules = rules;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${pronto.conversation.calls.look}")
    void look() {
        for (int i = 0; i < MOST_DUE; i++) {
            Instant at = clock.instant();
            if (desk.changeDue(at, call -> CallFlow.due(call, rules, at)).isEmpty()) {
                break;
            }
        }
        while (places.tryAcquire()) {
            Optional<Due> due = calls.claim(clock.instant(), clock.instant().plus(LEASE));
            if (due.isEmpty()) {
                places.release();
                return;
            }
            threads.execute(() -> {
                try {
                    carryOut(due.get());
                } finally {
                    places.release();
                }
            });
        }
    }

    private void carryOut(Due due) {
        Telephone.Outcome outcome = attempt(due);
        switch (outcome) {
            case Telephone.Done done -> {
                desk.change(
                        due.call().id(),
                        call -> due.order() instanceof Order.RingAgent ring
                                ? CallFlow.rung(call, ring.ring(), done.agentLeg())
                                : new Step(call.named(done.line(), null, done.room()), List.of(), List.of()));
                calls.done(due.id());
            }
            case Telephone.Fetched fetched -> {
                keep(due.call(), due.order(), fetched);
                calls.done(due.id());
            }
            case Telephone.Later later -> later(due, later.problem());
            case Telephone.Impossible impossible -> giveUp(due, impossible.problem());
        }
    }

    private Telephone.Outcome attempt(Due due) {
        Optional<Connection> connection = connections.find(due.call().connection());
        Telephone telephone = connection.flatMap(telephones::of).orElse(null);
        if (connection.isEmpty() || telephone == null) {
            return new Telephone.Impossible("The line is not connected any more.");
        }
        try {
            return telephone.carryOut(connection.get(), due.call(), due.order(), telephones.scene(due.call()));
        } catch (RuntimeException e) {
            log.warn("Order {} of call {} failed.", due.order(), due.call().id(), e);
            return new Telephone.Later(String.valueOf(e.getMessage()));
        }
    }

    private void later(Due due, String problem) {
        boolean message = due.order() instanceof Order.FetchRecording;
        if (due.attempt() >= (message ? FETCH_ATTEMPTS : ATTEMPTS)) {
            giveUp(due, problem);
            return;
        }
        Duration pause =
                message ? Duration.ofSeconds(Math.min(1800, 1L << Math.min(due.attempt(), 11))) : Duration.ofSeconds(1);
        calls.again(due.id(), clock.instant().plus(pause), problem);
    }

    private void giveUp(Due due, String problem) {
        log.warn(
                "Call {}: {} was given up after {} attempts: {}", due.call().id(), due.order(), due.attempt(), problem);
        if (due.order() instanceof Order.FetchRecording fetch) {
            desk.keepMessage(due.call().id(), words(due.call(), fetch) + " (" + problem + ")", List.of());
        } else {
            desk.change(due.call().id(), call -> CallFlow.failed(call, due.order(), rules, clock.instant()));
        }
        calls.done(due.id());
    }

    private void keep(Call call, Order order, Telephone.Fetched fetched) {
        if (!(order instanceof Order.FetchRecording fetch)) {
            throw new IllegalStateException("Only messages are fetched, but there came a file for " + order + ".");
        }
        Uploads.Upload upload = new Uploads.Upload(
                call.customer(), call.conversation(), true, call.customer().toString(), fetched.name());
        try {
            switch (uploads.take(upload, new ByteArrayInputStream(fetched.content()))) {
                case Uploads.Stored stored ->
                    desk.keepMessage(
                            call.id(),
                            words(call, fetch),
                            List.of(stored.attachment().ref()));
                case Uploads.Refused refused ->
                    desk.keepMessage(
                            call.id(),
                            words(call, fetch) + " (" + refused.reason().code() + ")",
                            List.<Entry.AttachmentRef>of());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A message of call " + call.id() + " could not be read from memory.", e);
        }
    }

    private static String words(Call call, Order.FetchRecording fetch) {
        boolean chinese = call.language().toLowerCase(Locale.ROOT).startsWith("zh");
        return chinese
                ? "语音留言，" + fetch.seconds() + " 秒"
                : "Voicemail, " + fetch.seconds() + (fetch.seconds() == 1 ? " second" : " seconds");
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
