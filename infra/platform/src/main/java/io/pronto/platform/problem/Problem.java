package io.pronto.platform.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/**
 * A refusal as RFC 9457 has it, thrown by controllers:
 *
 * <pre>{@code
 * throw Problem.conflict("offer-ended", offer.id()).with("outcome", outcome);
 * }</pre>
 *
 * <p>The code is stable and part of the public API: {@code type} is {@code urn:pronto:problem:<code>}. The words come from the
 * bundle {@code problems.properties} (and {@code problems_zh.properties}) of the service, else of the platform, by the keys
 * {@code <code>.title}, {@code <code>.detail} and {@code <code>.remedy}, with the arguments as {@code {0}}, {@code {1}} …
 */
public final class Problem extends RuntimeException implements ErrorResponse {
    private static final long serialVersionUID = 1L;
    private static final String TYPE_PREFIX = "urn:pronto:problem:";

    private final HttpStatus status;
    private final String code;
    private final transient Object[] arguments;
    private final @Nullable String field;
    private final transient Map<String, Object> parameters;
    private final transient HttpHeaders headers;

    private Problem(
            HttpStatus status,
            String code,
            Object[] arguments,
            @Nullable String field,
            Map<String, Object> parameters,
            HttpHeaders headers,
            @Nullable Throwable cause) {
        super(status.value() + " " + code + " " + Arrays.toString(arguments), cause, false, cause != null);
        this.status = status;
        this.code = code;
        this.arguments = arguments.clone();
        this.field = field;
        this.parameters = parameters;
        this.headers = headers;
    }

    /** Any refusal. @param code lower case with hyphens, stable for ever @param arguments for the words, in order */
    public static Problem of(HttpStatus status, String code, Object... arguments) {
        return new Problem(status, code, arguments, null, Map.of(), HttpHeaders.EMPTY, null);
    }

    /** 400: the request cannot be understood. */
    public static Problem badRequest(String code, Object... arguments) {
        return of(HttpStatus.BAD_REQUEST, code, arguments);
    }

    /** 400 about one field. */
    public static Problem invalidField(String field, String code, Object... arguments) {
        return badRequest(code, arguments).atField(field);
    }

    /** 401: no one, or no one we can trust. */
    public static Problem unauthenticated() {
        return of(HttpStatus.UNAUTHORIZED, "unauthenticated");
    }

    /** 403: the role does not allow it. */
    public static Problem forbidden() {
        return of(HttpStatus.FORBIDDEN, "forbidden");
    }

    /** 404: not there, or not yours; the two look alike on purpose. */
    public static Problem notFound() {
        return of(HttpStatus.NOT_FOUND, "not-found");
    }

    /** 404 with its own code. */
    public static Problem notFound(String code, Object... arguments) {
        return of(HttpStatus.NOT_FOUND, code, arguments);
    }

    /** 409: the thing is in a state that does not allow it. */
    public static Problem conflict(String code, Object... arguments) {
        return of(HttpStatus.CONFLICT, code, arguments);
    }

    /** 412: somebody else has changed it since it was read. @param current the revision it has now */
    public static Problem stale(Object current) {
        return of(HttpStatus.PRECONDITION_FAILED, "stale", current).with("current", current);
    }

    /** 428: an edit must say which revision it is an edit of. */
    public static Problem revisionRequired() {
        return of(HttpStatus.PRECONDITION_REQUIRED, "revision-required");
    }

    /** 413: more than is allowed. */
    public static Problem tooLarge(String code, Object... arguments) {
        return of(HttpStatus.CONTENT_TOO_LARGE, code, arguments);
    }

    /** 422: understood, but not sensible. */
    public static Problem unprocessable(String code, Object... arguments) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, code, arguments);
    }

    /** 429: too often. @param retryAfterSeconds goes into {@code Retry-After} */
    public static Problem tooMany(String code, long retryAfterSeconds) {
        return of(HttpStatus.TOO_MANY_REQUESTS, code, retryAfterSeconds)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
    }

    /** 503: something we need is not there just now. */
    public static Problem unavailable(String code, Object... arguments) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, code, arguments).header(HttpHeaders.RETRY_AFTER, "5");
    }

    /** The same, naming the field at fault: a JSON pointer without the first slash, as {@code items/0/text}, or a parameter. */
    public Problem atField(String name) {
        return new Problem(status, code, arguments, name, parameters, headers, getCause());
    }

    /** The same with one more member in the answer. */
    public Problem with(String parameter, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(parameters);
        more.put(parameter, value);
        return new Problem(status, code, arguments, field, Collections.unmodifiableMap(more), headers, getCause());
    }

    /** The same with a header. */
    public Problem header(String name, String value) {
        HttpHeaders more = new HttpHeaders();
        more.addAll(headers);
        more.set(name, value);
        return new Problem(status, code, arguments, field, parameters, more, getCause());
    }

    /** The same with what led to it, for the log. */
    public Problem because(Throwable cause) {
        return new Problem(status, code, arguments, field, parameters, headers, cause);
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    Object[] arguments() {
        return arguments.clone();
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return status;
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    /** The answer without words; {@link ProblemWords} adds them in the reader's language. */
    @Override
    public ProblemDetail getBody() {
        ProblemDetail body = ProblemDetail.forStatus(status);
        body.setType(URI.create(TYPE_PREFIX + code));
        body.setTitle(status.getReasonPhrase());
        body.setProperty("code", code);
        if (field != null) {
            body.setProperty("field", field);
        }
        parameters.forEach(body::setProperty);
        return body;
    }
}
