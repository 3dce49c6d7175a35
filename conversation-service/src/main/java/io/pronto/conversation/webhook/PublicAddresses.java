package io.pronto.conversation.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Which addresses may be asked from here: nothing inside our own network can be reached through one. */
public final class PublicAddresses {

    private final boolean allowPrivate;

    /** {@code allowPrivate}: addresses in the own network and without TLS are fine, too. */
    public PublicAddresses(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    /** Looks the host up, too: a public name may point inside. */
    public boolean allow(URI url) throws UnknownHostException {
        String host = url.getHost();
        if (host == null || url.getUserInfo() != null || url.getFragment() != null) {
            return false;
        }
        if (allowPrivate) {
            return "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        }
        if (!"https".equals(url.getScheme())) {
            return false;
        }
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (!isPublic(address)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPublic(InetAddress a) {
        byte[] bytes = a.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        return !a.isLoopbackAddress()
                && !a.isAnyLocalAddress()
                && !a.isLinkLocalAddress()
                && !a.isSiteLocalAddress()
                && !a.isMulticastAddress()
                && !uniqueLocal
                && !shared;
    }
}
