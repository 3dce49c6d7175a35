package violations.ambientreference.order;

import java.time.Instant;
import java.util.function.Supplier;

class Orders {
    Supplier<Instant> time() {
        return Instant::now;
    }
}
