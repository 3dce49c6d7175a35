package violations.jpa.order.adapter;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class OrderRow {
    @Id
    long id;
}
