/** The bridge's JSON. */
@org.jspecify.annotations.NullMarked
package io.pronto.conversation.bridge.adapter;
