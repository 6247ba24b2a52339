package dev.foyer.provisioning.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A DNS server (RFC 1035) over UDP on a free port that knows text records and nothing else. */
public final class DnsWire implements AutoCloseable {

    private static final int HEADER = 12;
    private static final int TXT = 16;
    private static final int INTERNET = 1;
    private static final int ANSWER = 0x8180;
    private static final int POINTER_TO_QUESTION = 0xC00C;

    /** How a query ends. */
    private enum Code {
        OK,
        FORMAT,
        SERVER_FAILURE,
        NO_SUCH_NAME
    }

    private record Zone(Code code, List<String> texts, boolean silent) {}

    private static final Zone NOBODY = new Zone(Code.NO_SUCH_NAME, List.of(), false);

    private final Map<String, Zone> names = new ConcurrentHashMap<>();
    private final DatagramSocket socket;

    public DnsWire() {
        try {
            socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "dns");
        thread.setDaemon(true);
        thread.start();
    }

    /** As the setting {@code foyer.dns.servers} names it. */
    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** The name has exactly these text records, perhaps none. */
    public void publish(String name, String... texts) {
        names.put(name, new Zone(Code.OK, List.of(texts), false));
    }

    /** Whoever asks for the name is told that the server cannot tell. */
    public void fail(String name) {
        names.put(name, new Zone(Code.SERVER_FAILURE, List.of(), false));
    }

    /** Whoever asks for the name is told nothing. */
    public void hush(String name) {
        names.put(name, new Zone(Code.OK, List.of(), true));
    }

    /** There is no name any more. */
    public void forget() {
        names.clear();
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        byte[] buffer = new byte[512];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                ByteBuffer query = ByteBuffer.wrap(buffer, 0, packet.getLength());
                String name = name(query);
                int question = query.position() + 2 * Short.BYTES;
                Zone zone = names.getOrDefault(name, NOBODY);
                if (!zone.silent()) {
                    byte[] answer = answer(buffer, question, query.getShort() == TXT ? zone : NOBODY);
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static String name(ByteBuffer query) {
        query.position(HEADER);
        StringBuilder name = new StringBuilder();
        for (int length = query.get(); length > 0; length = query.get()) {
            byte[] label = new byte[length];
            query.get(label);
            name.append(name.length() == 0 ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
        }
        return name.toString().toLowerCase(Locale.ROOT);
    }

    private static byte[] answer(byte[] query, int question, Zone zone) {
        ByteBuffer answer = ByteBuffer.allocate(512);
        answer.put(query, 0, Short.BYTES).putShort((short) (ANSWER | zone.code().ordinal()));
        answer.putShort((short) 1).putShort((short) zone.texts().size()).putInt(0);
        answer.put(query, HEADER, question - HEADER);
        for (String text : zone.texts()) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            answer.putShort((short) POINTER_TO_QUESTION).putShort((short) TXT).putShort((short) INTERNET);
            answer.putInt(0)
                    .putShort((short) (1 + bytes.length))
                    .put((byte) bytes.length)
                    .put(bytes);
        }
        byte[] written = new byte[answer.position()];
        answer.flip().get(written);
        return written;
    }
}
