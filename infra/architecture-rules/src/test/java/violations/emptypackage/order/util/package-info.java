@NullMarked
package violations.emptypackage.order.util;

import org.jspecify.annotations.NullMarked;
