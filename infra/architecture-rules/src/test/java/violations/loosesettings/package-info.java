@NullMarked
package violations.loosesettings;

import org.jspecify.annotations.NullMarked;
