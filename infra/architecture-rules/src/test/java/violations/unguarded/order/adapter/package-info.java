@NullMarked
package violations.unguarded.order.adapter;

import org.jspecify.annotations.NullMarked;
