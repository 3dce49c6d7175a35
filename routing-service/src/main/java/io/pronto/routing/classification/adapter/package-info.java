/** Where classification meets PostgreSQL and HTTP. */
@NullMarked
package io.pronto.routing.classification.adapter;

import org.jspecify.annotations.NullMarked;
