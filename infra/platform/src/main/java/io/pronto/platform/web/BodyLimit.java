package io.pronto.platform.web;

import io.pronto.platform.problem.Problem;
import io.pronto.platform.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies beyond the bound: by what they announce, or while they are read if they announce nothing. */
final class BodyLimit extends OncePerRequestFilter {
    private final long maxJson;
    private final long maxBody;
    private final Map<String, DataSize> maxAt;
    private final ProblemWriter problems;

    BodyLimit(WebSettings settings, ProblemWriter problems) {
        this.maxJson = settings.maxJson().toBytes();
        this.maxBody = settings.maxBody().toBytes();
        this.maxAt = settings.maxAt();
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long limit = limit(request);
        if (request.getContentLengthLong() > limit) {
            problems.write(Problem.tooLarge("body-too-large", limit), request, response);
        } else if (request.getContentLengthLong() < 0) {
            chain.doFilter(new Bounded(request, limit), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private long limit(HttpServletRequest request) {
        DataSize here = maxAt.get(request.getRequestURI());
        if (here != null) {
            return here.toBytes();
        }
        String contentType = request.getContentType();
        return contentType != null && contentType.contains("json") ? maxJson : maxBody;
    }

    private static final class Bounded extends HttpServletRequestWrapper {
        private final long limit;
        private @Nullable ServletInputStream stream;

        Bounded(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (stream == null) {
                stream = new BoundedStream(super.getInputStream(), limit);
            }
            return stream;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            String encoding = getCharacterEncoding();
            Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
            return new BufferedReader(new InputStreamReader(getInputStream(), charset));
        }
    }

    private static final class BoundedStream extends ServletInputStream {
        private final ServletInputStream source;
        private final long limit;
        private long count;

        BoundedStream(ServletInputStream source, long limit) {
            this.source = source;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int next = source.read();
            if (next >= 0) {
                counted(1);
            }
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int got = source.read(bytes, offset, length);
            if (got > 0) {
                counted(got);
            }
            return got;
        }

        private void counted(int more) throws BodyTooLargeException {
            count += more;
            if (count > limit) {
                throw new BodyTooLargeException(limit);
            }
        }

        @Override
        public boolean isFinished() {
            return source.isFinished();
        }

        @Override
        public boolean isReady() {
            return source.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            source.setReadListener(listener);
        }
    }
}
