package io.pronto.platform;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An issuer of tokens in Keycloak's form, with its keys on a real HTTP server. */
public final class Tokens implements AutoCloseable {
    private final RSAKey key;
    private final HttpServer server;
    private volatile boolean down;

    public Tokens() {
        try {
            key = new RSAKeyGenerator(2048).keyID("test").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            server.createContext("/keys", exchange -> {
                if (down) {
                    exchange.sendResponseHeaders(500, -1);
                    exchange.close();
                    return;
                }
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
        } catch (IOException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the keys cannot be fetched just now. */
    public void down(boolean isDown) {
        down = isDown;
    }

    /** A token signed with a key that nobody has seen yet, as after Keycloak has changed its keys. */
    public String withUnseenKey() {
        return sign(claims("mei").build(), "unseen");
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/pronto";
    }

    public String keys() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
    }

    /** A good token of somebody with these realm roles. */
    public String of(String id, String... roles) {
        return with(id, claims -> claims, roles);
    }

    /** The same with changes. */
    public String with(String id, UnaryOperator<JWTClaimsSet.Builder> change, String... roles) {
        return sign(change.apply(claims(id, roles)).build(), "test");
    }

    private JWTClaimsSet.Builder claims(String id, String... roles) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("pronto")
                .subject(id)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("preferred_username", id + ".name")
                .claim("name", "Name of " + id)
                .claim("locale", "zh-CN")
                .claim("groups", List.of("/support/east"))
                .claim("realm_access", Map.of("roles", List.of(roles)));
    }

    private String sign(JWTClaimsSet claims, String keyId) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(keyId)
                            .type(JOSEObjectType.JWT)
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
