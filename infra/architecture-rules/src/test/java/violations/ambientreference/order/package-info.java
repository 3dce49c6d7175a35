@NullMarked
package violations.ambientreference.order;

import org.jspecify.annotations.NullMarked;
