@NullMarked
package violations.ambientzoneddate.order;

import org.jspecify.annotations.NullMarked;
