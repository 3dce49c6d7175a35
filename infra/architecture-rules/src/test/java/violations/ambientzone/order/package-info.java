@NullMarked
package violations.ambientzone.order;

import org.jspecify.annotations.NullMarked;
