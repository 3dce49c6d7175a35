@NullMarked
package violations.sqlincore.order;

import org.jspecify.annotations.NullMarked;
