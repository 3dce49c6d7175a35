/** HTTP, tokens and event streams. */
@NullMarked
package io.pronto.demo.suite.adapter;

import org.jspecify.annotations.NullMarked;
