@NullMarked
package violations.emptyclass.order;

import org.jspecify.annotations.NullMarked;
