@NullMarked
package violations.console.order.adapter;

import org.jspecify.annotations.NullMarked;
