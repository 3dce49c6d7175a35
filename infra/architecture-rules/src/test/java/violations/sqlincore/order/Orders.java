package violations.sqlincore.order;

import java.sql.Connection;
import java.sql.SQLException;

class Orders {
    boolean open(Connection connection) throws SQLException {
        return connection.isValid(1);
    }
}
