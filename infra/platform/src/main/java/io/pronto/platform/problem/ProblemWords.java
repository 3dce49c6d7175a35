package io.pronto.platform.problem;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.ProblemDetail;

/** Puts a problem into the reader's language. */
final class ProblemWords {
    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    ProblemWords() {
        ClassLoader loader = ProblemWords.class.getClassLoader();
        if (loader.getResource("problems.properties") != null) {
            messages.addBasenames("problems");
        }
        messages.addBasenames("io/pronto/platform/problem/problems");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
    }

    ProblemDetail say(Problem problem, Locale locale) {
        ProblemDetail body = problem.getBody();
        String title = words(problem, "title", locale);
        if (title != null) {
            body.setTitle(title);
        }
        body.setDetail(words(problem, "detail", locale));
        String remedy = words(problem, "remedy", locale);
        if (remedy != null) {
            body.setProperty("remedy", remedy);
        }
        return body;
    }

    /** Words for one field's fault, as bean validation or Jackson found it. */
    String say(String key, Locale locale, Object... arguments) {
        String text = messages.getMessage(key, arguments, null, locale);
        return text == null ? key : text;
    }

    private @Nullable String words(Problem problem, String part, Locale locale) {
        return messages.getMessage(problem.code() + "." + part, problem.arguments(), null, locale);
    }
}
