/** Facebook pages, Instagram and WhatsApp. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.meta;
