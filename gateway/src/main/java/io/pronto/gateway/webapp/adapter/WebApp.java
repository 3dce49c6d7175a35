package io.pronto.gateway.webapp.adapter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.resource.ResourceTransformerChain;
import org.springframework.web.reactive.resource.TransformedResource;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Serves the web UI: one page for every place in it, and its files. */
@Configuration(proxyBeanMethods = false)
class WebApp implements WebFluxConfigurer {
    private static final String NONCE_MARK = "__CSP_NONCE__";
    private static final String CLASSPATH_UI = "classpath:/static/";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Executor READERS = Executors.newVirtualThreadPerTaskExecutor();

    private final String swaggerUi;

    WebApp(@Value("${swagger-ui.version}") String swaggerUiVersion) {
        this.swaggerUi = "classpath:/META-INF/resources/webjars/swagger-ui/" + swaggerUiVersion + "/";
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // File names under assets hold a digest of their content, so they never change.
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(CLASSPATH_UI + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addTransformer(WebApp::whole);
        registry.addResourceHandler("/widget.js", "/*.svg", "/*.png", "/*.ico", "/*.webmanifest", "/sounds/**")
                .addResourceLocations(CLASSPATH_UI)
                .setCacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .resourceChain(true)
                .addTransformer(WebApp::whole);
        registry.addResourceHandler("/developers/ui/**")
                .addResourceLocations(swaggerUi)
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic());
        registry.addResourceHandler("/developers/page/**")
                .addResourceLocations("classpath:/developers/")
                .setCacheControl(CacheControl.noCache());
    }

    /**
     * A file is read from the jar once and then served from memory; the chain remembers it. Who reads is not interrupted when a browser
     * leaves: an interrupt closes the jar under everybody else who is reading it.
     */
    private static Mono<Resource> whole(ServerWebExchange exchange, Resource file, ResourceTransformerChain chain) {
        return chain.transform(exchange, file)
                .flatMap(found -> Mono.fromFuture(CompletableFuture.supplyAsync(() -> read(found), READERS), true));
    }

    private static Resource read(Resource file) {
        try {
            return new TransformedResource(file, file.getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("The gateway's jar lacks " + file + ".", e);
        }
    }

    @Bean
    static RouterFunction<ServerResponse> pages() {
        String page = text(new ClassPathResource("static/index.html"));
        String developers = text(new ClassPathResource("developers/index.html"));
        return RouterFunctions.route()
                .GET(
                        RequestPredicates.path("/")
                                .or(RequestPredicates.path("/index.html"))
                                .or(RequestPredicates.path("/workspace/**"))
                                .or(RequestPredicates.path("/board/**"))
                                .or(RequestPredicates.path("/insights/**"))
                                .or(RequestPredicates.path("/knowledge/**"))
                                .or(RequestPredicates.path("/admin/**")),
                        request -> page(page))
                .GET("/developers", request -> page(developers))
                .build();
    }

    /** Each answer carries its own nonce: only the styles that this page brings along are applied. */
    private static Mono<ServerResponse> page(String page) {
        byte[] random = new byte[18];
        RANDOM.nextBytes(random);
        String nonce = Base64.getEncoder().encodeToString(random);
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", policy(nonce))
                .bodyValue(page.replace(NONCE_MARK, nonce));
    }

    private static String policy(String nonce) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src-elem 'self' 'nonce-" + nonce + "'",
                // Charts and the component library position things with style attributes.
                "style-src-attr 'unsafe-inline'",
                "img-src 'self' data: blob:",
                "font-src 'self' data:",
                "connect-src 'self'",
                "media-src 'self'",
                "worker-src 'self' blob:",
                "manifest-src 'self'",
                "form-action 'self'",
                "base-uri 'none'",
                "frame-ancestors 'none'",
                "object-src 'none'");
    }

    private static String text(Resource resource) {
        try {
            return resource.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The gateway's jar lacks " + resource + ". Build web-ui first.", e);
        }
    }
}
