package io.pronto.knowledge.transfer.adapter;

import io.pronto.knowledge.article.ArticleIntake;
import io.pronto.knowledge.article.ArticleIntake.Author;
import io.pronto.knowledge.article.ArticleIntake.Outcome;
import io.pronto.platform.problem.Problem;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Takes one row of a file, or says why not. */
final class RowTaking {
    private final ArticleIntake intake;
    private final JsonMapper json;

    RowTaking(ArticleIntake intake, JsonMapper json) {
        this.intake = intake;
        this.json = json;
    }

    /** In a transaction that is rolled back when it refuses. @param row an article as JSON, unchecked */
    Outcome take(Author author, String row) {
        try {
            RowForm form = json.readValue(row, RowForm.class);
            return form == null
                    ? new Outcome.Refused("invalid-json", null, "It is null.")
                    : intake.take(author, form.offered());
        } catch (UnrecognizedPropertyException e) {
            return new Outcome.Refused(
                    "unknown-field", e.getPropertyName(), "There is no field '" + e.getPropertyName() + "'.");
        } catch (DatabindException e) {
            String field = e.getPath().stream()
                    .map(JacksonException.Reference::getPropertyName)
                    .filter(name -> name != null)
                    .collect(Collectors.joining("."));
            return new Outcome.Refused("invalid-value", field, "The value of '" + field + "' is of the wrong kind.");
        } catch (JacksonException e) {
            return new Outcome.Refused("invalid-json", null, "It is not a JSON object.");
        } catch (Problem problem) {
            return refused(problem);
        }
    }

    private static Outcome.Refused refused(Problem problem) {
        Map<String, Object> said = problem.getBody().getProperties();
        Object field = said == null ? null : said.get("field");
        Object words = said == null ? null : said.get("problem");
        return new Outcome.Refused(
                problem.code(),
                field == null ? null : field.toString(),
                words == null ? "It was refused: " + problem.getMessage() + "." : words.toString());
    }
}
