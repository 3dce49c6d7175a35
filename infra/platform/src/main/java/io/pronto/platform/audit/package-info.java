/** What people changed, kept with the change itself. */
@NullMarked
package io.pronto.platform.audit;

import org.jspecify.annotations.NullMarked;
