package io.pronto.platform.problem;

import io.pronto.platform.web.BodyTooLargeException;
import jakarta.validation.ConstraintViolationException;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Tells which refusal an exception amounts to; nothing when it is a fault of ours. */
final class ProblemTranslation {
    private ProblemTranslation() {}

    static Optional<Problem> of(Throwable e) {
        return Optional.ofNullable(
                switch (e) {
                    case Problem problem -> problem;
                    case BodyTooLargeException tooLarge -> Problem.tooLarge("body-too-large", tooLarge.limit());
                    case MaxUploadSizeExceededException tooLarge ->
                        Problem.tooLarge("body-too-large", tooLarge.getMaxUploadSize());
                    case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
                    case BindException invalid -> invalidFields(invalid.getFieldErrors());
                    case HandlerMethodValidationException invalid -> invalidParameters(invalid);
                    case ConstraintViolationException invalid -> violations(invalid);
                    case MissingServletRequestParameterException missing ->
                        Problem.invalidField(
                                missing.getParameterName(), "missing-parameter", missing.getParameterName());
                    case MissingServletRequestPartException missing ->
                        Problem.invalidField(
                                missing.getRequestPartName(), "missing-parameter", missing.getRequestPartName());
                    case MissingRequestHeaderException missing ->
                        Problem.invalidField(missing.getHeaderName(), "missing-parameter", missing.getHeaderName());
                    case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
                    case HttpRequestMethodNotSupportedException method -> methodNotAllowed(method);
                    case HttpMediaTypeNotSupportedException type ->
                        Problem.of(
                                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                                "unsupported-media-type",
                                String.valueOf(type.getContentType()));
                    case HttpMediaTypeNotAcceptableException type ->
                        Problem.of(HttpStatus.NOT_ACCEPTABLE, "not-acceptable");
                    case AccessDeniedException denied -> Problem.forbidden();
                    // The keys could not be fetched: nobody is to be signed out because Keycloak is away.
                    case AuthenticationServiceException down ->
                        Problem.unavailable("unavailable").because(down);
                    case AuthenticationException unknown -> Problem.unauthenticated();
                    case ConcurrencyFailureException collided ->
                        Problem.conflict("conflict").because(collided);
                    case DataIntegrityViolationException collided -> integrity(collided);
                    case CannotCreateTransactionException down ->
                        Problem.unavailable("unavailable").because(down);
                    case DataAccessResourceFailureException down ->
                        Problem.unavailable("unavailable").because(down);
                    case TransientDataAccessResourceException down ->
                        Problem.unavailable("unavailable").because(down);
                    case RecoverableDataAccessException down ->
                        Problem.unavailable("unavailable").because(down);
                    case QueryTimeoutException down ->
                        Problem.unavailable("unavailable").because(down);
                    case ErrorResponse response -> byStatus(response);
                    default -> null;
                });
    }

    private static @Nullable Problem byStatus(ErrorResponse response) {
        HttpStatus status = HttpStatus.resolve(response.getStatusCode().value());
        if (status == null || status.is5xxServerError()) {
            return null;
        }
        return ofStatus(status);
    }

    /** The plain refusal of a status below 500. */
    static Problem ofStatus(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> Problem.unauthenticated();
            case FORBIDDEN -> Problem.forbidden();
            case NOT_FOUND -> Problem.notFound();
            case METHOD_NOT_ALLOWED -> Problem.of(status, "method-not-allowed", "");
            case NOT_ACCEPTABLE -> Problem.of(status, "not-acceptable");
            case BAD_REQUEST -> Problem.badRequest("invalid-request");
            default ->
                Problem.of(
                        status,
                        status.getReasonPhrase()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace(' ', '-'));
        };
    }

    private static Problem methodNotAllowed(HttpRequestMethodNotSupportedException e) {
        Problem problem = Problem.of(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", e.getMethod());
        String[] supported = e.getSupportedMethods();
        return supported == null ? problem : problem.header(HttpHeaders.ALLOW, String.join(", ", supported));
    }

    /** A duplicate or a dangling reference is a collision; anything else that a constraint had to catch is our fault. */
    private static @Nullable Problem integrity(DataIntegrityViolationException e) {
        String state = e.getMostSpecificCause() instanceof java.sql.SQLException sql ? sql.getSQLState() : null;
        if (state == null) {
            return null;
        }
        return switch (state) {
            case "23505", "23503", "23P01" -> Problem.conflict("conflict").because(e);
            // A character that PostgreSQL cannot store has come by a way that is not JSON, as a parameter.
            case "22021" -> Problem.badRequest("invalid-request").because(e);
            default -> null;
        };
    }

    private static Problem unreadable(HttpMessageNotReadableException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            // Jackson wraps it, so it must be looked for before what Jackson says.
            if (cause instanceof BodyTooLargeException tooLarge) {
                return Problem.tooLarge("body-too-large", tooLarge.limit());
            }
        }
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnstorableTextException text -> {
                    return Problem.invalidField(path(text), "invalid-characters", path(text));
                }
                case PropertyBindingException unknown -> {
                    return Problem.invalidField(path(unknown), "unknown-field", path(unknown));
                }
                case InvalidFormatException invalid -> {
                    return invalidValue(invalid, invalid.getTargetType());
                }
                case ValueInstantiationException invalid -> {
                    return invalidValue(
                            invalid,
                            invalid.getType() == null
                                    ? Object.class
                                    : invalid.getType().getRawClass());
                }
                case MismatchedInputException trailing
                when isTrailing(trailing) -> {
                    return malformed(trailing);
                }
                case MismatchedInputException invalid -> {
                    return invalidValue(invalid, invalid.getTargetType());
                }
                case JacksonException malformed -> {
                    return malformed(malformed);
                }
                default -> {}
            }
        }
        return Problem.badRequest("body-required");
    }

    private static Problem malformed(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return at == null
                ? Problem.badRequest("malformed-json", "?", "?")
                : Problem.badRequest("malformed-json", at.getLineNr(), at.getColumnNr());
    }

    private static boolean isTrailing(MismatchedInputException e) {
        String message = e.getOriginalMessage();
        return e.getPath().isEmpty() && message != null && message.startsWith("Trailing token");
    }

    private static Problem invalidValue(JacksonException e, @Nullable Class<?> expected) {
        return Problem.invalidField(path(e), "invalid-value", path(e), describe(expected));
    }

    private static String path(JacksonException e) {
        return e.getPath().stream()
                .map(part -> part.getPropertyName() != null ? part.getPropertyName() : String.valueOf(part.getIndex()))
                .collect(Collectors.joining("/"));
    }

    private static Problem mismatch(MethodArgumentTypeMismatchException e) {
        return Problem.invalidField(e.getName(), "invalid-parameter", e.getName(), describe(required(e)));
    }

    private static @Nullable Class<?> required(TypeMismatchException e) {
        return e.getRequiredType();
    }

    private static String describe(@Nullable Class<?> type) {
        if (type == null) {
            return "another form";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(" | "));
        }
        if (type == UUID.class || type.isRecord() && type.getSimpleName().endsWith("Id")) {
            return "id";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive() && type != boolean.class) {
            return "number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true | false";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "ISO-8601 " + type.getSimpleName();
        }
        if (type == String.class) {
            return "string";
        }
        return java.util.Collection.class.isAssignableFrom(type) || type.isArray() ? "array" : "object";
    }

    private static Problem invalidFields(List<FieldError> errors) {
        return invalid(errors.stream()
                .map(error -> error(error.getField(), error.getDefaultMessage()))
                .toList());
    }

    private static Problem invalidParameters(HandlerMethodValidationException e) {
        List<Map<String, String>> errors = new ArrayList<>();
        e.getParameterValidationResults().forEach(result -> {
            String parameter = String.valueOf(result.getMethodParameter().getParameterName());
            result.getResolvableErrors()
                    .forEach(error -> errors.add(error(
                            error instanceof FieldError field ? field.getField() : parameter,
                            error.getDefaultMessage())));
        });
        return invalid(errors);
    }

    private static Problem violations(ConstraintViolationException e) {
        return invalid(e.getConstraintViolations().stream()
                .map(violation -> error(violation.getPropertyPath().toString(), violation.getMessage()))
                .toList());
    }

    private static Problem invalid(List<Map<String, String>> errors) {
        Problem problem = Problem.badRequest("invalid", errors.size()).with("errors", errors);
        return errors.isEmpty() ? problem : problem.atField(errors.getFirst().getOrDefault("field", ""));
    }

    private static Map<String, String> error(String field, @Nullable String message) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("field", field.replace("[", "/").replace("]", "").replace('.', '/'));
        error.put("message", message == null ? "" : message);
        return error;
    }
}
