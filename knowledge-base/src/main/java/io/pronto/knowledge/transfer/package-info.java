/** Articles in files: reading them in, writing them out. 导入与导出 */
@NullMarked
package io.pronto.knowledge.transfer;

import org.jspecify.annotations.NullMarked;
