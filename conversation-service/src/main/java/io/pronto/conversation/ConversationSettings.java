package io.pronto.conversation;

import io.pronto.contracts.Alternative;
import io.pronto.contracts.Discouragement;
import io.pronto.conversation.enquiry.CallbackActions.CallbackRules;
import io.pronto.conversation.enquiry.Rules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** The service's own settings, under {@code pronto.conversation}. */
@ConfigurationProperties("pronto.conversation")
@Validated
public record ConversationSettings(
        @NotNull @Valid Times times,
        @NotNull @Valid Widget widget,
        @DefaultValue @NotNull @Valid Callbacks callbacks,
        @NotNull @Valid Streams streams,
        @NotNull @Valid Calls calls,
        @NotNull @Valid Webhooks webhooks,
        @NotNull @Valid Channels channels) {

    /**
     * The times that decide a conversation's way; see {@link Rules}.
     *
     * @param look how often somebody looks for what is due
     */
    public record Times(
            @DefaultValue("8s") @NotNull Duration botDeadline,
            @DefaultValue("30m") @NotNull Duration selfServedAfter,
            @DefaultValue("72h") @NotNull Duration reopenWithin,
            @DefaultValue("10m") @NotNull Duration goneAfter,
            @DefaultValue("250ms") @NotNull Duration look) {

        /** As the core has them. */
        public Rules rules() {
            return new Rules(botDeadline, selfServedAfter, reopenWithin, goneAfter);
        }
    }

    /**
     * The chat widget.
     *
     * @param name of the company, as the widget's head shows it
     * @param color of the widget, as CSS has it
     * @param key signs visitor tokens; base64 of at least 32 bytes
     * @param hostKey with which the host site vouches for its signed-in users; without it nobody can
     * @param tokenLife how long a visitor token is good
     * @param greetings the first words by language; {@code en} is there at least
     * @param replyTimes what is promised about answers, by language
     * @param callbackOffers what a customer who waits too long is asked, by language
     * @param waitNotes what a customer is told who comes to a closed or full queue, by cause and alternative such as
     *     {@code closed-message}, then by language
     * @param burst messages a visitor may send at once
     * @param perMinute messages a visitor may send in the long run
     */
    public record Widget(
            @DefaultValue("Pronto") @NotBlank String name,
            @DefaultValue("#0f766e") @NotBlank String color,
            @NotBlank String key,
            @Nullable String hostKey,
            @DefaultValue("12h") @NotNull Duration tokenLife,
            @NotEmpty Map<String, String> greetings,
            @NotEmpty Map<String, String> replyTimes,
            @NotEmpty Map<String, String> callbackOffers,
            @NotEmpty Map<String, Map<String, String>> waitNotes,
            @DefaultValue("30") @Min(1) @Max(10_000) int burst,
            @DefaultValue("60") @Min(1) @Max(10_000) int perMinute) {

        /** The words in that language, else in English. */
        public String greeting(String language) {
            return inLanguage(greetings, language);
        }

        /** The words in that language, else in English. */
        public String replyTime(String language) {
            return inLanguage(replyTimes, language);
        }

        /** The words in that language, else in English. */
        public String callbackOffer(String language) {
            return inLanguage(callbackOffers, language);
        }

        /** The words for that cause and alternative, in that language, else in English. */
        public String waitNote(Discouragement cause, Alternative alternative, String language) {
            String key = (cause + "-" + alternative).toLowerCase(Locale.ROOT);
            return inLanguage(waitNotes.getOrDefault(key, Map.of()), language);
        }

        private static String inLanguage(Map<String, String> texts, String language) {
            String words = texts.getOrDefault(language, texts.get("en"));
            if (words == null) {
                throw new IllegalStateException(
                        "The widget has texts for " + texts.keySet()
                                + " but none in English. Add pronto.conversation.widget.greetings.en, reply-times.en and callback-offers.en.");
            }
            return words;
        }
    }

    /**
     * Calling customers back.
     *
     * @param region the country of numbers that customers write without a country's code, such as {@code DE}; none when empty
     * @param attempts how often a customer is called at most
     * @param retryAfter how long after an attempt that did not reach her
     * @param latest how far ahead she may ask to be called
     */
    public record Callbacks(
            @DefaultValue("") @NotNull @Pattern(regexp = "|[A-Z]{2}")
            String region,

            @DefaultValue("3") @Min(1) @Max(20) int attempts,
            @DefaultValue("30m") @NotNull Duration retryAfter,
            @DefaultValue("14d") @NotNull Duration latest) {

        /** As the core has them. */
        public CallbackRules rules() {
            return new CallbackRules(attempts, retryAfter, latest);
        }
    }

    /**
     * Live streams.
     *
     * @param ping how often a silent stream says that it is alive
     * @param longest after which a page has to come again with a fresh token
     * @param mailbox events that a slow page may have unread before it has to look again
     */
    public record Streams(
            @DefaultValue("15s") @NotNull Duration ping,
            @DefaultValue("30m") @NotNull Duration longest,
            @DefaultValue("512") @Min(8) @Max(100_000) int mailbox) {}

    /**
     * Outgoing webhooks.
     *
     * @param allowPrivate whether they may go to addresses inside the own network and without TLS
     * @param timeout for one attempt
     * @param look how often somebody looks for deliveries that are due
     */
    public record Webhooks(
            @DefaultValue("false") boolean allowPrivate,
            @DefaultValue("10s") @NotNull Duration timeout,
            @DefaultValue("1s") @NotNull Duration look) {}

    /**
     * Channels besides the widget.
     *
     * @param key encrypts their secrets; base64 of 32 bytes. Who loses it has to fill the secrets in again
     * @param publicUrl what platforms have to call, without {@code /hooks/…}
     * @param timeout for one question to a platform
     * @param look how often somebody looks for what is to be sent or fetched
     * @param mailPoll how often mail servers are asked that cannot tell of new mails themselves
     */
    public record Channels(
            @NotBlank String key,
            @NotBlank String publicUrl,
            @DefaultValue("10s") @NotNull Duration timeout,
            @DefaultValue("500ms") @NotNull Duration look,
            @DefaultValue("30s") @NotNull Duration mailPoll) {}

    /**
     * Telephone calls.
     *
     * @param ring how long an agent's telephone rings
     * @param dial how long a customer's telephone rings when we call
     * @param wrapUp how long an agent has for what is left after a call
     * @param menuTries how often a question of the menu is asked
     * @param dispositions what can come of a call, in the house's words
     * @param look how often somebody looks for what a provider has to do
     */
    public record Calls(
            @DefaultValue("20s") @NotNull Duration ring,
            @DefaultValue("30s") @NotNull Duration dial,
            @DefaultValue("2m") @NotNull Duration wrapUp,
            @DefaultValue("3") @Min(1) @Max(10) int menuTries,

            @DefaultValue({"solved", "follow-up", "wrong-number", "no-need"}) @NotEmpty
            java.util.List<String> dispositions,

            @DefaultValue("150ms") @NotNull Duration look) {

        /** As the core has them. */
        public io.pronto.conversation.call.CallRules rules() {
            return new io.pronto.conversation.call.CallRules(ring, dial, wrapUp, menuTries);
        }
    }
}
