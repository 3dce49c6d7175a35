/** What tells who somebody is, and how it is kept from leaving the house. */
@NullMarked
package io.pronto.knowledge.privacy;

import org.jspecify.annotations.NullMarked;
