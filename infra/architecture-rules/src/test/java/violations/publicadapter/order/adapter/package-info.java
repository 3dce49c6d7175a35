@NullMarked
package violations.publicadapter.order.adapter;

import org.jspecify.annotations.NullMarked;
