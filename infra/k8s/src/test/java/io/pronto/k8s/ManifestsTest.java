package io.pronto.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every manifest is what Kubernetes understands, field by field, and keeps to our rules. */
class ManifestsTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            // A field that the type does not have is a typing error that Kubernetes would drop in silence.
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            // The models would collect unknown fields instead of refusing them.
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false;
                }
            });

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "Deployment", Deployment.class,
            "Service", Service.class,
            "ServiceAccount", ServiceAccount.class,
            "ConfigMap", ConfigMap.class,
            "PodDisruptionBudget", PodDisruptionBudget.class,
            "NetworkPolicy", NetworkPolicy.class,
            "Ingress", Ingress.class);

    private record Manifest(Path file, HasMetadata read) {}

    @Test
    void everyFieldIsOneThatKubernetesKnows() throws IOException {
        assertThat(manifests()).hasSizeGreaterThan(25);
    }

    @Test
    void aWrongFieldWouldBeFound() throws IOException {
        JsonNode wrong = YAML.readTree("{apiVersion: v1, kind: Service, metadata: {name: x}, spec: {prots: []}}");

        assertThatExceptionOfType(UnrecognizedPropertyException.class)
                .isThrownBy(() -> YAML.treeToValue(wrong, Service.class))
                .withMessageContaining("prots");
    }

    @Test
    void noContainerRunsAsRootOrWithoutProbesAndLimits() throws IOException {
        assertThat(deployments()).hasSize(6).allSatisfy(deployment -> {
            var pod = deployment.getSpec().getTemplate().getSpec();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getContainers()).singleElement().satisfies(container -> {
                assertThat(container.getReadinessProbe()).isNotNull();
                assertThat(container.getLivenessProbe()).isNotNull();
                assertThat(container.getResources().getLimits()).containsKey("memory");
                assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
                assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
                assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
                assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
            });
        });
    }

    @Test
    void secretsComeFromOutside() throws IOException {
        assertThat(manifests()).noneMatch(manifest -> manifest.read().getKind().equals("Secret"));
        assertThat(deployments())
                .flatExtracting(deployment -> deployment.getSpec().getTemplate().getSpec().getContainers())
                .flatExtracting(Container::getEnv)
                .filteredOn(variable -> variable.getName().matches(".*(PASSWORD|SECRET|KEY)$"))
                .isNotEmpty()
                .allSatisfy(variable -> assertThat(variable.getValueFrom().getSecretKeyRef()).isNotNull());
    }

    @Test
    void aServiceIsReachedOnlyByThoseWhoMay() throws IOException {
        List<String> guarded = manifests().stream()
                .map(Manifest::read)
                .filter(NetworkPolicy.class::isInstance)
                .map(NetworkPolicy.class::cast)
                .filter(policy -> policy.getSpec().getPolicyTypes().contains("Ingress"))
                .map(policy -> policy.getMetadata().getName())
                .toList();

        assertThat(guarded).contains("nothing-by-default");
        assertThat(deployments()).allSatisfy(deployment ->
                assertThat(guarded).contains(deployment.getMetadata().getName()));
    }

    @Test
    void theComposeFileHoldsNoSecretAndPinsEveryImage() throws IOException {
        JsonNode compose = YAML.readTree(Path.of("..", "compose", "compose.yaml").toFile());

        assertThat(compose.get("services").properties()).hasSize(10).allSatisfy(service -> {
            assertThat(service.getValue().get("image").asText()).matches(".+:.*[0-9].*");
            assertThat(service.getValue().has("mem_limit")).isTrue();
            assertThat(service.getValue().has("healthcheck") || service.getKey().equals("keycloak")).isTrue();
            JsonNode environment = service.getValue().path("environment");
            environment.properties().stream()
                    .filter(variable -> variable.getKey().matches(".*(PASSWORD|SECRET|KEY)$"))
                    .forEach(variable -> assertThat(variable.getValue().asText()).startsWith("${"));
        });
    }

    private static List<Deployment> deployments() throws IOException {
        return manifests().stream()
                .map(Manifest::read)
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .toList();
    }

    private static List<Manifest> manifests() throws IOException {
        List<Manifest> manifests = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("."), 2)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml")
                            && !path.endsWith("kustomization.yaml")
                            && !path.startsWith("./target"))
                    .sorted()
                    .toList()) {
                try (MappingIterator<JsonNode> documents =
                        YAML.readerFor(JsonNode.class).readValues(file.toFile())) {
                    while (documents.hasNext()) {
                        JsonNode document = documents.next();
                        Class<? extends HasMetadata> kind = KINDS.get(document.path("kind").asText());
                        assertThat(kind).as("kind of a document in %s", file).isNotNull();
                        manifests.add(new Manifest(file, YAML.treeToValue(document, kind)));
                    }
                }
            }
        }
        return manifests;
    }
}
