package io.pronto.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One customer behind several accounts. */
class IdentityIT extends RunningService {

    @Test
    void twoAreTakenForOneAndToldApartAgainAsTheyWere() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        String first = aCustomer("Ana " + mark, "ana-" + mark + "@example.com");
        String second = aCustomer("Ana " + mark, null);
        String third = aCustomer("Else " + mark, "ANA-" + mark + "@example.com");
        String said = aConversation(second);
        Answer before = get(tokenOf("mei.lin"), "/api/v1/customers/" + first + "/identities")
                .is(200);
        assertThat(before.body().at("/identities")).hasSize(1);
        assertThat(suggested(before)).containsExactlyInAnyOrder(second, third);
        assertThat(before.raw().body()).contains("\"NAME\"").contains("\"EMAIL\"");

        Answer merge = post(
                        tokenOf("grace.zhao"),
                        "/api/v1/customers/" + first + "/merges",
                        Map.of("other", second, "reason", "She said so"))
                .is(201);
        post(tokenOf("grace.zhao"), "/api/v1/customers/" + second + "/merges", Map.of("other", first))
                .is(409);
        post(tokenOf("grace.zhao"), "/api/v1/customers/" + third + "/merges", Map.of("other", first))
                .is(201);
        Answer one = get(tokenOf("mei.lin"), "/api/v1/customers/" + second + "/identities")
                .is(200);
        assertThat(one.body().at("/identities")).hasSize(3);
        assertThat(suggested(one)).isEmpty();
        assertThat(conversations(third)).containsExactly(said);

        // Only what came by that merge goes back, and is not fetched again by undoing another one.
        String newest = one.text("/history/0/id");
        String split = "/api/v1/customers/" + first + "/merges/" + merge.text("/id") + "/split";
        post(tokenOf("grace.zhao"), split, Map.of()).is(200);
        assertThat(conversations(third)).isEmpty();
        assertThat(conversations(second)).containsExactly(said);
        post(tokenOf("grace.zhao"), "/api/v1/customers/" + first + "/merges/" + newest + "/split", Map.of())
                .is(200);
        post(tokenOf("grace.zhao"), "/api/v1/customers/" + first + "/merges/" + newest + "/split", Map.of())
                .is(409);
        assertThat(conversations(first)).isEmpty();
        Answer after = get(tokenOf("mei.lin"), "/api/v1/customers/" + first + "/identities")
                .is(200);
        assertThat(after.body().at("/history")).hasSize(2);
        assertThat(after.text("/history/0/undoneAt")).isNotEmpty();
        assertThat(after.raw().body()).contains("She said so");
    }

    private static List<String> suggested(Answer person) {
        return person.body()
                .at("/suggestions")
                .valueStream()
                .map(s -> s.at("/identity/customerId").asString())
                .toList();
    }

    private List<String> conversations(String customer) {
        return get(tokenOf("grace.zhao"), "/api/v1/customers/" + customer + "/conversations")
                .is(200)
                .body()
                .at("/items")
                .valueStream()
                .map(c -> c.at("/id").asString())
                .toList();
    }

    private String aCustomer(String name, String email) {
        Map<String, Object> body = email == null
                ? Map.of("name", name, "language", "en")
                : Map.of("name", name, "email", email, "language", "en");
        return post(tokenOf("grace.zhao"), "/api/v1/customers", body).is(201).text("/id");
    }

    private String aConversation(String customer) {
        return post(
                        tokenOf("grace.zhao"),
                        "/api/v1/conversations",
                        Map.of("customerId", customer, "language", "en", "text", "Hello"))
                .is(201)
                .text("/id");
    }
}
