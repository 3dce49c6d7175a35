/** The public help centre as pages that need no script. 帮助中心 */
@NullMarked
package io.pronto.knowledge.help;

import org.jspecify.annotations.NullMarked;
