@NullMarked
package violations.ambientmillis.order;

import org.jspecify.annotations.NullMarked;
