package io.pronto.knowledge.article.adapter;

import io.pronto.knowledge.article.Article;
import io.pronto.knowledge.article.ArticleIntake;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Takes articles from elsewhere over the same desk as those that people write. */
final class DeskIntake implements ArticleIntake {
    private final ArticleDesk desk;

    DeskIntake(ArticleDesk desk) {
        this.desk = desk;
    }

    @Override
    public Outcome take(Author author, Offered offered) {
        Actor actor = new Actor(author.id(), author.username(), author.name(), Set.of(), Set.of(), Locale.ENGLISH);
        try {
            ArticleDesk.ImportResult done = desk.put(
                    actor, offered.key(), offered.language(), offered.slug(), offered.content(), offered.publish());
            Article article = done.article();
            return new Outcome.Taken(done.effect(), article.id(), article.version());
        } catch (Problem problem) {
            Map<String, Object> said = problem.getBody().getProperties();
            Object field = said == null ? null : said.get("field");
            Object words = said == null ? null : said.get("problem");
            return new Outcome.Refused(
                    problem.code(),
                    field == null ? null : field.toString(),
                    words == null ? sentence(problem) : words.toString());
        }
    }

    private static String sentence(Problem problem) {
        return switch (problem.code()) {
            case "article-exists" -> "Another article has this key or address in this language.";
            case "invalid-article-key" ->
                "Keys and addresses are lower-case words of letters and digits joined by hyphens.";
            default -> "It was refused: " + problem.code() + ".";
        };
    }
}
