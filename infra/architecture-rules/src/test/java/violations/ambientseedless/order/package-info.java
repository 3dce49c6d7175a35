@NullMarked
package violations.ambientseedless.order;

import org.jspecify.annotations.NullMarked;
