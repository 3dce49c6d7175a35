package io.pronto.conversation.mail.adapter;

import io.pronto.conversation.channel.Web;
import io.pronto.conversation.mail.Mailbox;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Short tokens for long ones (OAuth 2, refresh), kept as long as they are good. */
final class SignInTokens {
    /** Asked for anew so long before it ends. */
    private static final Duration EARLY = Duration.ofMinutes(2);

    private final Web web;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<UUID, Token> known = new ConcurrentHashMap<>();

    SignInTokens(Web web, ObjectMapper json, Clock clock) {
        this.web = web;
        this.json = json;
        this.clock = clock;
    }

    private record Token(String value, Mailbox.OAuth madeFor, Instant until) {
        @Override
        public String toString() {
            return "Token[hidden]";
        }
    }

    String of(UUID connection, Mailbox.OAuth oauth) throws MessagingException {
        Token token = known.get(connection);
        if (token != null && token.madeFor().equals(oauth) && clock.instant().isBefore(token.until())) {
            return token.value();
        }
        Token fresh = ask(oauth);
        known.put(connection, fresh);
        return fresh.value();
    }

    /** The server did not take it: the next one is asked for. */
    void forget(UUID connection) {
        known.remove(connection);
    }

    private Token ask(Mailbox.OAuth oauth) throws MessagingException {
        try {
            Web.Answer answer = web.ask(Web.Question.form(
                    oauth.tokenUrl(),
                    Map.of(
                            "grant_type", "refresh_token",
                            "client_id", oauth.clientId(),
                            "client_secret", oauth.clientSecret(),
                            "refresh_token", oauth.refreshToken())));
            if (answer.status() == 400 || answer.status() == 401 || answer.status() == 403) {
                throw new AuthenticationFailedException("The directory refuses the refresh token: " + answer.status());
            }
            if (answer.status() != 200) {
                throw new MessagingException("The directory answered " + answer.status() + ".");
            }
            JsonNode body = json.readTree(answer.body());
            String value = body.path("access_token").asString("");
            if (value.isEmpty()) {
                throw new AuthenticationFailedException("The directory gave no access token.");
            }
            Duration good =
                    Duration.ofSeconds(body.path("expires_in").asLong(3600)).minus(EARLY);
            return new Token(value, oauth, clock.instant().plus(good));
        } catch (IOException | IllegalArgumentException | JacksonException e) {
            throw new MessagingException("The directory that gives out tokens cannot be asked: " + e.getMessage(), e);
        }
    }
}
