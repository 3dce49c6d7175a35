/** Articles and their life: drafts, versions, publishing, retiring. 知识文章 */
@NullMarked
package io.pronto.knowledge.article;

import org.jspecify.annotations.NullMarked;
