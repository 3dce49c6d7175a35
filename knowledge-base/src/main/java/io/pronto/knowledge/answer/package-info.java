/** From a question to a decision: answer, ask back or hand off, with a calibrated confidence. 应答 */
@NullMarked
package io.pronto.knowledge.answer;

import org.jspecify.annotations.NullMarked;
