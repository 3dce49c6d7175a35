package io.pronto.stack;

/** Where a Redis without password listens on this machine. */
public record RedisAddress(String host, int port) {
    /** As Lettuce and {@code spring.data.redis.url} read it. */
    public String url() {
        return "redis://" + host + ":" + port;
    }
}
