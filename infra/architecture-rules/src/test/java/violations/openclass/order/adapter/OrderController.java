package violations.openclass.order.adapter;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("permitAll()")
class OrderController {
    @PostMapping("/orders")
    String orders() {
        return "orders";
    }
}
