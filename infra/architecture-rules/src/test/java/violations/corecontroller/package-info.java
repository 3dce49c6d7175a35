@NullMarked
package violations.corecontroller;

import org.jspecify.annotations.NullMarked;
