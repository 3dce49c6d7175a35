/** Who is asking: Keycloak's tokens become one Actor; nothing is open unless a chain says so. */
@NullMarked
package io.pronto.platform.security;

import org.jspecify.annotations.NullMarked;
