package io.pronto.routing;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The routing service's process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class RoutingApplication {
    /** Starts the service. */
    public static void main(String[] args) {
        SpringApplication.run(RoutingApplication.class, args);
    }
}
