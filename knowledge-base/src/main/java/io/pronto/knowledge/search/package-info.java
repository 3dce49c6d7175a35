/** Finding passages by words and by meaning, and fusing both rankings. 检索 */
@NullMarked
package io.pronto.knowledge.search;

import org.jspecify.annotations.NullMarked;
