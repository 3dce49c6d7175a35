/** Where the running suite is and how it is spoken to. */
@NullMarked
package io.pronto.demo.suite;

import org.jspecify.annotations.NullMarked;
