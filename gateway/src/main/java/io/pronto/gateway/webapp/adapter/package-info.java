/** The web UI's files and the headers they are served with. */
@NullMarked
package io.pronto.gateway.webapp.adapter;

import org.jspecify.annotations.NullMarked;
