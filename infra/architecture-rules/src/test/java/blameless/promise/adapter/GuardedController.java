package blameless.promise.adapter;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasRole('ADMIN')")
class GuardedController {
    @GetMapping("/guarded")
    String guarded() {
        return "guarded";
    }
}
