/** Changes of the house's rules, and whether the articles they affect say so yet. 知识同步 */
@NullMarked
package io.pronto.knowledge.freshness;

import org.jspecify.annotations.NullMarked;
