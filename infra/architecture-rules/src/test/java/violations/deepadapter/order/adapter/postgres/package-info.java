@NullMarked
package violations.deepadapter.order.adapter.postgres;

import org.jspecify.annotations.NullMarked;
