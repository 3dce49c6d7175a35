@NullMarked
package violations.jpa.order.adapter;

import org.jspecify.annotations.NullMarked;
