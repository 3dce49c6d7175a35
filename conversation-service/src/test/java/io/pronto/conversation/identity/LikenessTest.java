package io.pronto.conversation.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.CustomerId;
import io.pronto.conversation.channel.Address;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LikenessTest {

    @Test
    void whatSheSaidInTheChatAndWhatSheWroteFromIsOneAddress() {
        Identity chat = identity(1, "Ana Novak", "Ana@Example.com", null);
        Identity mail = identity(2, " ana novak", null, null, new Address("email", "ana@example.com", null));
        assertThat(Likeness.between(chat, mail)).containsExactly(Likeness.EMAIL, Likeness.NAME);
    }

    @Test
    void oneNumberIsOneNumberAndNothingIsNothing() {
        Address phone = new Address("phone", "+4930111", null);
        assertThat(Likeness.between(identity(1, null, null, null, phone), identity(2, null, null, null, phone)))
                .containsExactly(Likeness.PHONE);
        assertThat(Likeness.between(identity(1, null, null, null), identity(2, " ", null, null)))
                .isEmpty();
    }

    @Test
    void twoWhomTheHostSiteTellsApartAreTwo() {
        assertThat(Likeness.between(
                        identity(1, "Ana", "a@example.com", "u1"), identity(2, "Ana", "a@example.com", "u2")))
                .isEmpty();
    }

    private static Identity identity(int id, String name, String email, String external, Address... addresses) {
        return new Identity(
                new CustomerId(new UUID(9, id)),
                name,
                email,
                external,
                external != null,
                List.of(addresses),
                Instant.EPOCH);
    }
}
