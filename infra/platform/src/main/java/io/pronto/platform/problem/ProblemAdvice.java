package io.pronto.platform.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;

/** Every exception that leaves a controller, and every error of the container, ends here as a problem. */
@RestController
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice implements ErrorController {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemWriter writer;
    private final Supplier<UUID> ids;

    ProblemAdvice(ProblemWriter writer, Supplier<UUID> ids) {
        this.writer = writer;
        this.ids = ids;
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    ResponseEntity<ProblemDetail> answer(Exception e, HttpServletRequest request, HttpServletResponse response) {
        if (e instanceof AsyncRequestNotUsableException
                || e instanceof AsyncRequestTimeoutException
                || response.isCommitted() && e instanceof IOException) {
            // The reader of a live stream went away, or its time is over; nobody is left to be told.
            return null;
        }
        Problem problem = translate(e);
        if (response.isCommitted()) {
            log.debug("Too late to answer {}", problem.code());
            return null;
        }
        return entity(problem, request);
    }

    /** What the container refused before any controller was chosen. */
    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
        Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (thrown instanceof Exception e) {
            return entity(translate(e), request);
        }
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        Problem problem = status == null || status.is5xxServerError()
                ? incident(new IllegalStateException("The container answered " + code))
                : ProblemTranslation.ofStatus(status);
        return entity(problem, request);
    }

    private ResponseEntity<ProblemDetail> entity(Problem problem, HttpServletRequest request) {
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(writer.say(problem, request));
    }

    private Problem translate(Exception e) {
        if (e instanceof AccessDeniedException && isAnonymous()) {
            return Problem.unauthenticated();
        }
        Optional<Problem> known = ProblemTranslation.of(e);
        known.filter(problem -> problem.getStatusCode().is5xxServerError())
                .ifPresent(problem -> log.warn("Answered {}: {}", problem.getMessage(), e.toString()));
        return known.orElseGet(() -> incident(e));
    }

    private Problem incident(Exception e) {
        UUID incident = ids.get();
        log.error("Incident {}", incident, e);
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal", incident)
                .with("incident", incident);
    }

    private static boolean isAnonymous() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || authentication instanceof AnonymousAuthenticationToken;
    }
}
