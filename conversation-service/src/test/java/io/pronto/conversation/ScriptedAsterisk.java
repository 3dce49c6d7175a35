package io.pronto.conversation;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Asterisk's REST interface and its WebSocket of events on one port, as far as calls need them. */
final class ScriptedAsterisk implements AutoCloseable {
    private static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString("pronto:secret".getBytes(StandardCharsets.UTF_8));
    /** 8 kHz, 16 bit, mono: a header and silence. */
    private static final byte[] WAV = wav();

    /** A request. @param path after {@code /ari} */
    record Asked(String method, String path, Map<String, String> params) {}

    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile @Nullable OutputStream ear;
    /** What it was asked, in order. */
    final List<Asked> asked = new CopyOnWriteArrayList<>();

    ScriptedAsterisk() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    sockets.add(socket);
                    Thread.ofVirtual().start(() -> serve(socket));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Whether somebody listens. */
    boolean heard() {
        return ear != null;
    }

    /** Tells an event. */
    synchronized void tell(String json) throws IOException {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x81);
        if (text.length < 126) {
            frame.write(text.length);
        } else {
            frame.write(126);
            frame.write(text.length >> 8);
            frame.write(text.length & 0xFF);
        }
        frame.write(text);
        OutputStream to = ear;
        if (to == null) {
            throw new IOException("Nobody listens.");
        }
        to.write(frame.toByteArray());
        to.flush();
    }

    private void serve(Socket socket) {
        try {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            while (true) {
                String request = line(in);
                if (request.isEmpty()) {
                    return;
                }
                Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                for (String header = line(in); !header.isEmpty(); header = line(in)) {
                    headers.put(
                            header.substring(0, header.indexOf(':')),
                            header.substring(header.indexOf(':') + 1).strip());
                }
                in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
                if (!LOGIN.equals(headers.get("Authorization"))) {
                    answer(out, "401 Unauthorized", new byte[0]);
                } else if ("websocket".equalsIgnoreCase(headers.get("Upgrade"))) {
                    out.write(
                            ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                                            + accept(headers.get("Sec-WebSocket-Key")) + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    ear = out;
                    in.transferTo(OutputStream.nullOutputStream());
                    return;
                } else {
                    URI uri = URI.create(request.split(" ")[1]);
                    String path = uri.getPath().replaceFirst("^/ari", "");
                    asked.add(new Asked(request.split(" ")[0], path, params(uri.getRawQuery())));
                    answer(out, "200 OK", path.endsWith("/file") ? WAV : "{}".getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException | NoSuchAlgorithmException e) {
            // The other side has gone, or the test is over.
            ear = null;
        }
    }

    private static void answer(OutputStream out, String status, byte[] body) throws IOException {
        out.write(("HTTP/1.1 " + status + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    private static String accept(String key) throws NoSuchAlgorithmException {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-1")
                        .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII)));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                text.write(c);
            }
        }
        return text.toString(StandardCharsets.US_ASCII);
    }

    private static Map<String, String> params(@Nullable String query) {
        Map<String, String> params = new TreeMap<>();
        for (String pair : new ArrayList<>(query == null ? List.of() : List.of(query.split("&")))) {
            String[] parts = pair.split("=", 2);
            params.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return params;
    }

    private static byte[] wav() {
        byte[] silence = new byte[1600];
        byte[] head = new byte[44];
        put(head, 0, "RIFF");
        put(head, 8, "WAVEfmt ");
        head[16] = 16;
        head[20] = 1;
        head[22] = 1;
        head[24] = 0x40;
        head[25] = 0x1F;
        put(head, 36, "data");
        byte[] all = new byte[head.length + silence.length];
        System.arraycopy(head, 0, all, 0, head.length);
        return all;
    }

    private static void put(byte[] head, int at, String text) {
        byte[] letters = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(letters, 0, head, at, letters.length);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
