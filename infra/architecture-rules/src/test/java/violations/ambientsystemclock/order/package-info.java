@NullMarked
package violations.ambientsystemclock.order;

import org.jspecify.annotations.NullMarked;
