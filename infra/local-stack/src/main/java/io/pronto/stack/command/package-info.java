/** What a person can ask {@code ./pronto} to do, one class each. */
@NullMarked
package io.pronto.stack.command;

import org.jspecify.annotations.NullMarked;
