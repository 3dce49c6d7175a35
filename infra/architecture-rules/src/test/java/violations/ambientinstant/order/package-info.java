@NullMarked
package violations.ambientinstant.order;

import org.jspecify.annotations.NullMarked;
