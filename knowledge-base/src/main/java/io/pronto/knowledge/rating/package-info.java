/** Whether an article helped its readers. 文章评价 */
@NullMarked
package io.pronto.knowledge.rating;

import org.jspecify.annotations.NullMarked;
