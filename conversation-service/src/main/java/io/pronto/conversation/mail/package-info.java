/** E-mail: reading what arrives, threading it, knowing machines from people, and writing what leaves. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.mail;
