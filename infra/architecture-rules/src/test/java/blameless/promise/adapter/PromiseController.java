package blameless.promise.adapter;

import blameless.promise.Promise;
import io.pronto.architecture.Actor;
import io.pronto.contracts.ConversationId;
import java.time.Clock;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PromiseController {
    @GetMapping("/mine")
    Promise mine(Actor actor) {
        return Promise.at(new ConversationId(UUID.randomUUID()), Clock.systemUTC(), 1);
    }

    @GetMapping("/all")
    @PreAuthorize("hasRole('SUPERVISOR')")
    String all() {
        return "all";
    }

    @GetMapping("/open")
    @PreAuthorize("permitAll()")
    String open() {
        return "open";
    }
}
