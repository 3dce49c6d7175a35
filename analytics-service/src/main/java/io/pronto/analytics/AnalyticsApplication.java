package io.pronto.analytics;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The analytics service's process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AnalyticsApplication {
    /** Starts the service. */
    public static void main(String[] args) {
        SpringApplication.run(AnalyticsApplication.class, args);
    }
}
