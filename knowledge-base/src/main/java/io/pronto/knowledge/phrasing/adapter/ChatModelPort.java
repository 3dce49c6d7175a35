package io.pronto.knowledge.phrasing.adapter;

import io.pronto.knowledge.KnowledgeSettings;
import io.pronto.knowledge.phrasing.LanguageModel;
import io.pronto.knowledge.phrasing.Rest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * A model behind Spring AI's {@link ChatClient}, with an end to everything: to waiting, to trying, to asking at a time and to what a
 * day may cost.
 */
final class ChatModelPort implements LanguageModel {
    private static final Logger log = LoggerFactory.getLogger(ChatModelPort.class);
    private static final int FAILURES = 5;
    private static final Duration REST = Duration.ofSeconds(30);

    private final ChatClient client;
    private final ModelUsage usage;
    private final KnowledgeSettings.Phrasing settings;
    private final Clock clock;
    private final Semaphore places;
    private final Rest rest = new Rest(FAILURES, REST);

    ChatModelPort(ChatClient client, ModelUsage usage, KnowledgeSettings.Phrasing settings, Clock clock) {
        this.client = client;
        this.usage = usage;
        this.settings = settings;
        this.clock = clock;
        this.places = new Semaphore(settings.parallel());
    }

    @Override
    public String complete(String rules, String data) throws Unavailable {
        if (!mayAsk()) {
            throw new Unavailable("The model failed and rests.");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (usage.of(today).tokens() >= settings.tokensPerDay()) {
            throw new Unavailable("The day's budget of " + settings.tokensPerDay() + " tokens is spent.");
        }
        if (!places.tryAcquire()) {
            throw new Unavailable("The model is asked too often at a time.");
        }
        try {
            String text = tried(rules, data, today);
            ended(true);
            return text;
        } catch (Unavailable e) {
            ended(false);
            throw e;
        } finally {
            places.release();
        }
    }

    private String tried(String rules, String data, LocalDate today) throws Unavailable {
        Instant end = clock.instant().plus(settings.timeout());
        Exception last = new TimeoutException();
        for (int attempt = 1; attempt <= settings.attempts(); attempt++) {
            Duration left = Duration.between(clock.instant(), end);
            if (left.isNegative() || left.isZero()) {
                break;
            }
            FutureTask<ChatResponse> call =
                    new FutureTask<>(() -> client.prompt(new Prompt(new SystemMessage(rules), new UserMessage(data)))
                            .call()
                            .chatResponse());
            Thread thread = Thread.ofVirtual().name("model-" + attempt).start(call);
            try {
                return text(call.get(left.toMillis(), TimeUnit.MILLISECONDS), rules.length() + data.length(), today);
            } catch (TimeoutException e) {
                last = e;
            } catch (ExecutionException e) {
                last = e;
                log.info(
                        "The model failed, try {} of {}: {}",
                        attempt,
                        settings.attempts(),
                        String.valueOf(e.getCause()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Unavailable("Nobody waits for the model any more.", e);
            } finally {
                thread.interrupt();
            }
        }
        throw new Unavailable(
                last instanceof TimeoutException
                        ? "The model did not answer within " + settings.timeout() + "."
                        : "The model failed.",
                last);
    }

    private String text(ChatResponse response, int asked, LocalDate today) throws Unavailable {
        String text = Optional.ofNullable(response.getResult())
                .map(result -> result.getOutput().getText())
                .orElseThrow(() -> new Unavailable("The model said nothing."));
        Integer told = response.getMetadata().getUsage().getTotalTokens();
        // Servers that do not count are counted for: a token is about three characters in either language.
        usage.add(today, told == null || told <= 0 ? (asked + text.length()) / 3 : told);
        return text;
    }

    private boolean mayAsk() {
        synchronized (rest) {
            return rest.open(clock.instant());
        }
    }

    private void ended(boolean well) {
        synchronized (rest) {
            if (well) {
                rest.succeeded();
            } else {
                rest.failed(clock.instant());
            }
        }
    }
}
