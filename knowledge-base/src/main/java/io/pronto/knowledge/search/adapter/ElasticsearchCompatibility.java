package io.pronto.knowledge.search.adapter;

import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.springframework.boot.elasticsearch.autoconfigure.Rest5ClientBuilderCustomizer;

/**
 * Lets the client of version 9 talk to a server of version 8, which refuses the media type {@code compatible-with=9} but
 * understands every request we make.
 */
final class ElasticsearchCompatibility implements Rest5ClientBuilderCustomizer {
    private static final String OURS = "compatible-with=9";

    private final String theirs;

    /** @param version the server's major version */
    ElasticsearchCompatibility(int version) {
        this.theirs = "compatible-with=" + version;
    }

    @Override
    public void customize(Rest5ClientBuilder builder) {
        // Only the HTTP client needs a change.
    }

    @Override
    public void customize(HttpAsyncClientBuilder builder) {
        if (!theirs.equals(OURS)) {
            builder.addRequestInterceptorLast(this::rewrite);
        }
    }

    private void rewrite(HttpRequest request, EntityDetails entity, HttpContext context) {
        for (String name : new String[] {HttpHeaders.ACCEPT, HttpHeaders.CONTENT_TYPE}) {
            Header header = request.getFirstHeader(name);
            if (header != null && header.getValue().contains(OURS)) {
                request.setHeader(name, header.getValue().replace(OURS, theirs));
            }
        }
    }
}
