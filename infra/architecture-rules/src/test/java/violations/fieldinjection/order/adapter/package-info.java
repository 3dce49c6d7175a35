@NullMarked
package violations.fieldinjection.order.adapter;

import org.jspecify.annotations.NullMarked;
