package io.pronto.routing.pool.adapter;

import org.springframework.dao.TransientDataAccessResourceException;

/** The change was asked of a replica that may not make it. Nothing has changed; the writer can, or this replica a moment later. */
final class NotTheWriterException extends TransientDataAccessResourceException {
    NotTheWriterException(String why) {
        super(why);
    }
}
