@NullMarked
package violations.openclass.order.adapter;

import org.jspecify.annotations.NullMarked;
