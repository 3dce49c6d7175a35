@NullMarked
package blameless;

import org.jspecify.annotations.NullMarked;
