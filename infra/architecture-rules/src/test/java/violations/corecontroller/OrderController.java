package violations.corecontroller;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderController {
    @GetMapping("/orders")
    @PreAuthorize("hasRole('AGENT')")
    String orders() {
        return "orders";
    }
}
