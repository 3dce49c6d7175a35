/** What every servlet service of Pronto gets for free: identity of time and things, sane defaults, the schema of the platform. */
@NullMarked
package io.pronto.platform;

import org.jspecify.annotations.NullMarked;
