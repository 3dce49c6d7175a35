/** The bot in a conversation: what was said before, what was rejected, when to stop. 机器人 */
@NullMarked
package io.pronto.knowledge.bot;

import org.jspecify.annotations.NullMarked;
