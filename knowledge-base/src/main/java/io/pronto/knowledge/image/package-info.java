/** Pictures in articles. 文章图片 */
@NullMarked
package io.pronto.knowledge.image;

import org.jspecify.annotations.NullMarked;
