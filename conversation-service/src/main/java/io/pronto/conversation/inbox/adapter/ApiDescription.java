package io.pronto.conversation.inbox.adapter;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the API's description says of all operations alike: who may call them and how they refuse. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String STAFF = "bearer";
    private static final String VISITOR = "visitor";
    private static final String PROBLEM = "ConversationProblem";

    @Bean
    OpenApiCustomizer conversationApi() {
        return api -> {
            api.info(new Info().title("Pronto · conversations").version("v1"));
            api.getPaths().remove("/error");
            if (api.getComponents() == null) {
                api.components(new Components());
            }
            api.getComponents()
                    .addSecuritySchemes(STAFF, bearer("An access token of Keycloak: of a person, or of a client"))
                    .addSecuritySchemes(VISITOR, bearer("A visitor's token from POST /widget/v1/sessions"))
                    .addSchemas(PROBLEM, problem());
            api.getPaths().forEach((path, item) -> item.readOperations().forEach(o -> describe(path, o)));
        };
    }

    private static SecurityScheme bearer(String description) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description(description);
    }

    private static Schema<?> problem() {
        ObjectSchema problem = new ObjectSchema();
        problem.description("RFC 9457; code is stable, field and remedy are there where they help");
        for (String member : List.of("type", "title", "detail", "instance", "code", "field", "remedy")) {
            problem.addProperty(member, new StringSchema());
        }
        problem.addProperty("status", new Schema<Integer>().type("integer"));
        return problem;
    }

    private static void describe(String path, Operation operation) {
        if (operation.getSecurity() == null) {
            operation.addSecurityItem(new SecurityRequirement().addList(path.startsWith("/widget/") ? VISITOR : STAFF));
        }
        Content content = new Content()
                .addMediaType(
                        "application/problem+json",
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)));
        operation
                .getResponses()
                .addApiResponse(
                        "default", new ApiResponse().description("Refused").content(content));
    }
}
