package violations.fieldinjection.order.adapter;

import org.springframework.beans.factory.annotation.Value;

class Orders {
    @Value("${most}")
    int most;
}
