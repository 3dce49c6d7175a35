package io.pronto.conversation.channel;

import java.util.UUID;

/** What platforms have to call. */
public final class HookUrls {

    private final String publicUrl;

    public HookUrls(String publicUrl) {
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    /** The address of a connection. */
    public String of(UUID connection) {
        return publicUrl + "/hooks/" + connection;
    }

    /** The address that somebody outside used to reach that path of ours. */
    public String outside(String pathAndQuery) {
        return publicUrl + pathAndQuery;
    }
}
