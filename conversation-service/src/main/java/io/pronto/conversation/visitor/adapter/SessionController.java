package io.pronto.conversation.visitor.adapter;

import io.pronto.contracts.CustomerId;
import io.pronto.contracts.Tier;
import io.pronto.conversation.ConversationSettings;
import io.pronto.conversation.customer.Customer;
import io.pronto.conversation.customer.Customers;
import io.pronto.conversation.directory.Directory;
import io.pronto.conversation.enquiry.Moment;
import io.pronto.conversation.enquiry.Words;
import io.pronto.conversation.visitor.HostSite;
import io.pronto.conversation.visitor.VisitorSecret;
import io.pronto.platform.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Widget")
class SessionController {

    private final Customers customers;
    private final Talks talks;
    private final VisitorTokens tokens;
    private final Supplier<VisitorSecret> secrets;
    private final Directory directory;
    private final ConversationSettings settings;
    private final TransactionTemplate transaction;
    private final Supplier<Moment> now;

    SessionController(
            Customers customers,
            Talks talks,
            VisitorTokens tokens,
            Supplier<VisitorSecret> secrets,
            Directory directory,
            ConversationSettings settings,
            TransactionTemplate transaction,
            Supplier<Moment> now) {
        this.customers = customers;
        this.talks = talks;
        this.tokens = tokens;
        this.secrets = secrets;
        this.directory = directory;
        this.settings = settings;
        this.transaction = transaction;
        this.now = now;
    }

    /** {@code userHash}: HMAC-SHA256 of {@code userId} under the host site's key, lower-case hex. */
    record Hello(
            @Nullable @Size(min = 20, max = 100) String visitorSecret,

            @NotNull @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
            String language,

            @Nullable @Size(max = 100) String name,
            @Nullable @Email @Size(max = 200) String email,
            @Nullable @Size(min = 1, max = 200) String userId,
            @Nullable @Size(min = 64, max = 64) String userHash) {}

    /** {@code attended}: whether anybody is at work now who could answer. */
    record Session(
            String token,
            Instant expiresAt,
            String visitorSecret,
            WidgetViews.Person customer,
            WidgetViews.@Nullable Talk conversation,
            String greeting,
            boolean attended,
            WidgetViews.Look settings) {}

    private record Known(Customer customer, VisitorSecret secret) {}

    @PostMapping("/widget/v1/sessions")
    @SecurityRequirements
    @PreAuthorize("permitAll()")
    @Operation(summary = "Begin or renew a visitor's session")
    Session begin(@RequestBody @Valid Hello hello) {
        String language = hello.language().split("-", 2)[0].toLowerCase(java.util.Locale.ROOT);
        Moment moment = now.get();
        Known known = Objects.requireNonNull(
                transaction.execute(_ -> update(recognise(hello, language, moment), hello, language)));
        VisitorTokens.Issued token = tokens.issue(known.customer().id(), moment.at());
        Customer c = known.customer();
        ConversationSettings.Widget widget = settings.widget();
        return new Session(
                token.token(),
                token.expiresAt(),
                known.secret().text(),
                new WidgetViews.Person(c.id().value(), c.name(), c.email(), c.language()),
                talks.current(c.id()).orElse(null),
                widget.greeting(language),
                directory.anybodyWorks(),
                new WidgetViews.Look(widget.name(), widget.color(), widget.replyTime(language)));
    }

    private Known recognise(Hello hello, String language, Moment moment) {
        String userId = hello.userId();
        Optional<Known> bySecret =
                hello.visitorSecret() == null ? Optional.empty() : bySecret(new VisitorSecret(hello.visitorSecret()));
        if (userId == null) {
            // A browser whose user has signed out of the host site is nobody we know.
            return bySecret.filter(k -> k.customer().externalId() == null).orElseGet(() -> add(null, language, moment));
        }
        vouched(userId, hello.userHash());
        if (bySecret.isPresent() && userId.equals(bySecret.get().customer().externalId())) {
            return bySecret.get();
        }
        return customers
                .findExternal(null, userId)
                .map(c -> {
                    VisitorSecret secret = secrets.get();
                    customers.keepSecret(c.id(), secret.hash());
                    return new Known(c, secret);
                })
                .orElseGet(() -> add(userId, language, moment));
    }

    private Optional<Known> bySecret(VisitorSecret secret) {
        return customers.findBySecret(secret.hash()).map(c -> new Known(c, secret));
    }

    private void vouched(String userId, @Nullable String hash) {
        String key = settings.widget().hostKey();
        if (key == null || key.isBlank()) {
            throw Problem.unprocessable("host-site-unknown").atField("userId");
        }
        if (hash == null || !new HostSite(key).vouchesFor(userId, hash)) {
            throw Problem.unprocessable("user-hash-wrong").atField("userHash");
        }
    }

    private Known add(@Nullable String userId, String language, Moment moment) {
        VisitorSecret secret = secrets.get();
        Customer fresh = new Customer(
                new CustomerId(moment.ids().get()), null, null, Tier.STANDARD, language, userId, null, moment.at(), 1);
        if (customers.add(fresh, secret.hash())) {
            return new Known(fresh, secret);
        }
        // Another tab of the same signed-in user was quicker.
        Customer other =
                customers.findExternal(null, Objects.requireNonNull(userId)).orElseThrow();
        customers.keepSecret(other.id(), secret.hash());
        return new Known(other, secret);
    }

    private Known update(Known known, Hello hello, String language) {
        String name = hello.name() == null || hello.name().isBlank()
                ? null
                : hello.name().strip();
        if (name != null && Words.fault(name, 100, false) != null) {
            throw Problem.invalidField("name", "invalid-characters", "name");
        }
        Customer was = known.customer();
        Customer is = was.with(name, hello.email(), null, language);
        if (is.equals(was)) {
            return known;
        }
        customers.update(is);
        return new Known(is, known.secret());
    }
}
