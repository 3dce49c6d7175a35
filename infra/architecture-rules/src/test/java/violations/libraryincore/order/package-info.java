@NullMarked
package violations.libraryincore.order;

import org.jspecify.annotations.NullMarked;
