@NullMarked
package violations.circle.order;

import org.jspecify.annotations.NullMarked;
