package io.pronto.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Writes a {@link Problem} where no controller is at work yet: in filters and in Spring Security's entry points. */
public final class ProblemWriter {
    private final ProblemWords words = new ProblemWords();
    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** Answers the request with the problem, in the request's language. Does nothing once the answer has begun. */
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(problem.getStatusCode().value());
        problem.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        byte[] body = json.writeValueAsBytes(say(problem, request));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    ProblemDetail say(Problem problem, HttpServletRequest request) {
        return words.say(problem, locale(request));
    }

    /** English or Chinese, whichever the reader wants more; English when it is neither. */
    private static Locale locale(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return Locale.ENGLISH;
        }
        List<Locale> wanted = Collections.list(request.getLocales());
        return wanted.stream()
                .filter(locale -> locale.getLanguage().equals("en")
                        || locale.getLanguage().equals("zh"))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
