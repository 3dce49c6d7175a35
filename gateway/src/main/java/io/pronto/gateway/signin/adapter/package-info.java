/** Staff sign in through Keycloak; the session stays here and no token reaches the browser. */
@NullMarked
package io.pronto.gateway.signin.adapter;

import org.jspecify.annotations.NullMarked;
