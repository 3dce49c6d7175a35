@NullMarked
package violations.springincore.order;

import org.jspecify.annotations.NullMarked;
