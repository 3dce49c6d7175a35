/** The bot report on PostgreSQL, HTTP and the event bus. */
@NullMarked
package io.pronto.analytics.bot.adapter;

import org.jspecify.annotations.NullMarked;
