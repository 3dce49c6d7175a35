/** What staff are told about promises in danger. 提醒 */
@NullMarked
package io.pronto.conversation.notice;

import org.jspecify.annotations.NullMarked;
