package violations.unguarded.order.adapter;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderController {
    @GetMapping("/orders")
    String orders() {
        return "orders";
    }
}
