@NullMarked
package violations.plainrestclient.order.adapter;

import org.jspecify.annotations.NullMarked;
