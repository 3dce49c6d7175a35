@NullMarked
package violations.ambientchance.order;

import org.jspecify.annotations.NullMarked;
