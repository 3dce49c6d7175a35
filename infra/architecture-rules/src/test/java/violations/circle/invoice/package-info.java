@NullMarked
package violations.circle.invoice;

import org.jspecify.annotations.NullMarked;
