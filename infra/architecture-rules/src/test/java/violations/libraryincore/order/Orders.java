package violations.libraryincore.order;

import org.assertj.core.data.Offset;

class Orders {
    Offset<Integer> about() {
        return Offset.offset(1);
    }
}
