package io.pronto.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;

/** Adds {@code platform-defaults.yml} beneath everything else, so that a service and its operator override any of it. */
final class PlatformDefaults implements EnvironmentPostProcessor {
    private static final String NAME = "platform-defaults.yml";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        // Traces leave only when somebody says where to.
        String collector = environment.getProperty("OTEL_EXPORTER_OTLP_ENDPOINT");
        if (collector != null && !collector.isBlank()) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "platform-tracing",
                            Map.of(
                                    "management.tracing.export.otlp.enabled",
                                    "true",
                                    "management.opentelemetry.tracing.export.otlp.endpoint",
                                    collector.replaceFirst("/+$", "") + "/v1/traces")));
        }
        try {
            new YamlPropertySourceLoader()
                    .load(NAME, new ClassPathResource(NAME, PlatformDefaults.class.getClassLoader()))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException("The platform's defaults cannot be read.", e);
        }
    }
}
