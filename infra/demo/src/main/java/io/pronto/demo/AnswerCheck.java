package io.pronto.demo;

import io.pronto.demo.company.Language;
import io.pronto.demo.company.Question;
import io.pronto.demo.company.adapter.CompanyFiles;
import io.pronto.demo.loading.adapter.KnownArticles;
import io.pronto.demo.suite.SuiteAddress;
import io.pronto.demo.suite.adapter.Api;
import io.pronto.demo.suite.adapter.StaffToken;
import io.pronto.demo.suite.adapter.SuiteException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Asks the bot of a running suite with the demo company loaded the questions of {@code demo/questions.yml}, and prints how often
 * it was right: answered from the right article, asked back with the right one among its choices, handed over what only a person
 * can answer.
 */
public final class AnswerCheck {
    private AnswerCheck() {}

    /** Takes no arguments; the addresses come from the environment, see {@link SuiteAddress#from}. */
    public static void main(String[] arguments) {
        var suite = SuiteAddress.from(System.getenv());
        var company = CompanyFiles.company();
        var api = new Api(
                suite.gateway(), new StaffToken(suite, company.administrators().getFirst(), Clock.systemUTC()));
        try {
            var articles = KnownArticles.of(api);
            for (Language language : Language.values()) {
                check(
                        api,
                        articles,
                        language,
                        CompanyFiles.questions().stream()
                                .filter(question -> question.language() == language)
                                .toList());
            }
        } catch (SuiteException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void check(Api api, KnownArticles articles, Language language, List<Question> questions) {
        int answered = 0;
        int right = 0;
        int asked = 0;
        int askedRight = 0;
        int handedOver = 0;
        int handedOverRightly = 0;
        for (Question question : questions) {
            var reply = api.post(
                    "/api/v1/knowledge/answers", Map.of("question", question.question(), "language", language.tag()));
            String decision = reply.path("decision").asString();
            List<String> keys = switch (decision) {
                case "answer" -> keys(articles, reply.path("citations"));
                case "ask_back" -> keys(articles, reply.path("choices"));
                default -> List.of();
            };
            boolean isRight = decision.equals("hand_off")
                    ? question.article().isEmpty()
                    : keys.stream().anyMatch(question.article()::contains);
            switch (decision) {
                case "answer" -> {
                    answered++;
                    right += isRight ? 1 : 0;
                }
                case "ask_back" -> {
                    asked++;
                    askedRight += isRight ? 1 : 0;
                }
                default -> {
                    handedOver++;
                    handedOverRightly += isRight ? 1 : 0;
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s %-8s %.2f %-60s %s%n",
                    isRight ? "  " : "✗ ",
                    decision,
                    reply.path("confidence").asDouble(),
                    question.question(),
                    keys);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %d questions; %d answered, %d of them rightly; %d asked back, %d with the right choice; "
                        + "%d handed over, %d of them rightly%n",
                language,
                questions.size(),
                answered,
                right,
                asked,
                askedRight,
                handedOver,
                handedOverRightly);
    }

    private static List<String> keys(KnownArticles articles, JsonNode references) {
        return references
                .valueStream()
                .map(reference -> articles.key(reference.path("article").asString("")))
                .distinct()
                .toList();
    }
}
