package io.pronto.knowledge;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this service behaves; {@code pronto.knowledge.*}.
 *
 * @param publicUrl the address under which people reach the suite; the help centre's pages name themselves by it
 * @param skills the skill that an article's category suggests when the bot hands over; a category that is not listed
 *     suggests the skill of its own name
 */
@Validated
@ConfigurationProperties("pronto.knowledge")
public record KnowledgeSettings(
        @DefaultValue @Valid Index index,
        @DefaultValue @Valid Embedding embedding,
        @DefaultValue @Valid Bot bot,
        @DefaultValue @Valid Topics topics,
        @DefaultValue("http://127.0.0.1:8080") @NotNull URI publicUrl,
        @DefaultValue @Valid Gaps gaps,
        @DefaultValue @Valid Phrasing phrasing,
        @DefaultValue Map<String, String> skills) {
    public KnowledgeSettings {
        skills = Map.copyOf(skills);
    }

    /** How long one try of the bot may take, with the time that a model may take for its words. */
    public Duration patience() {
        return phrasing.on() ? bot.patience().plus(phrasing.timeout()) : bot.patience();
    }

    /**
     * @param prefix how index and alias names begin
     * @param compatibility the major version the Elasticsearch server speaks, 8 or 9
     * @param retry the longest wait before an article that could not be indexed is tried again
     */
    public record Index(
            @DefaultValue("pronto-knowledge") @Pattern(regexp = "[a-z][a-z0-9-]{0,60}")
            String prefix,

            @DefaultValue("9") @Min(8) @Max(9) int compatibility,
            @DefaultValue("5s") @NotNull Duration retry) {}

    /** @param cores how many texts are embedded at a time; each takes one core */
    public record Embedding(
            @DefaultValue("2") @Min(1) @Max(64) int cores) {}

    /**
     * @param trainAt when topics are learned anew each day, in UTC
     * @param trainAfter after so many new lessons they are learned anew at once
     * @param mostLessons no more lessons are learned from, the newest first
     * @param memory how long conversations are remembered to learn from
     */
    public record Topics(
            @DefaultValue("02:30") @NotNull LocalTime trainAt,
            @DefaultValue("25") @Min(1) int trainAfter,
            @DefaultValue("30000") @Min(100) @Max(200_000) int mostLessons,
            @DefaultValue("400d") @NotNull Duration memory) {}

    /**
     * @param memory how long questions and replies are remembered
     * @param unused how long those that belong to no gap and got no reply are
     * @param replies so many replies per language are suggested from, the newest and the approved ones
     * @param missesPerHour so many unanswered questions of programs, and as many searches, are taken up within an hour
     */
    public record Gaps(
            @DefaultValue("180d") @NotNull Duration memory,
            @DefaultValue("30d") @NotNull Duration unused,
            @DefaultValue("5000") @Min(0) @Max(50_000) int replies,
            @DefaultValue("300") @Min(0) @Max(100_000) int missesPerHour) {}

    /**
     * A language model that puts passages into words; off while {@code baseUrl} or {@code model} is empty.
     *
     * @param baseUrl of an OpenAI-compatible server, ending in {@code /v1}; Ollama's is {@code http://…:11434/v1}
     * @param timeout for all tries together
     * @param parallel so many questions are asked at a time; more are answered with the passage
     * @param longestAnswer in tokens
     * @param tokensPerDay sent and received, in UTC days; then passages are shown as they are
     */
    public record Phrasing(
            @DefaultValue("") @NotNull String baseUrl,
            @DefaultValue("") @NotNull String apiKey,
            @DefaultValue("") @NotNull String model,
            @DefaultValue("2500ms") @NotNull Duration timeout,
            @DefaultValue("2") @Min(1) @Max(5) int attempts,
            @DefaultValue("8") @Min(1) @Max(256) int parallel,
            @DefaultValue("400") @Min(50) @Max(4000) int longestAnswer,
            @DefaultValue("2000000") @Min(0) long tokensPerDay) {
        /** Whether there is a model. */
        public boolean on() {
            return !baseUrl.isBlank() && !model.isBlank();
        }

        @Override
        public String toString() {
            return "Phrasing[" + model + " at " + baseUrl + "]";
        }
    }

    /**
     * @param patience how long one try to answer may take
     * @param attempts tries before the bot hands over, at least 1
     * @param parallel messages that are answered at a time
     * @param memory how long sessions and finished tasks are kept
     */
    public record Bot(
            @DefaultValue("3s") @NotNull Duration patience,
            @DefaultValue("2") @Min(1) @Max(10) int attempts,
            @DefaultValue("8") @Min(1) @Max(256) int parallel,
            @DefaultValue("14d") @NotNull Duration memory) {}
}
