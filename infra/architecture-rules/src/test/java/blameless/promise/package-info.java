@NullMarked
package blameless.promise;

import org.jspecify.annotations.NullMarked;
