/** E-mail over IMAP and SMTP. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.mail.adapter;
