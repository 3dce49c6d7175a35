@NullMarked
package violations.ambientuuid.order;

import org.jspecify.annotations.NullMarked;
