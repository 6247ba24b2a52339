package dev.foyer.provisioning.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The characters of UTF-8 without its byte order mark. Anything else is refused, and the line named. Not thread-safe. */
final class Utf8Text extends Reader {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final InputStream bytes;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer waiting = ByteBuffer.allocate(8_192).flip();
    private boolean end;
    private boolean begun;
    private long line = 1;
    private int held = -1;

    Utf8Text(InputStream bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (held >= 0) {
            buffer[offset] = (char) held;
            held = -1;
            return 1;
        }
        if (length == 1) {
            // Some characters are two in Java.
            char[] two = new char[2];
            int count = read(two, 0, 2);
            buffer[offset] = two[0];
            held = count == 2 ? two[1] : -1;
            return Math.min(count, 1);
        }
        CharBuffer characters = CharBuffer.wrap(buffer, offset, length).slice();
        while (true) {
            CoderResult result = decoder.decode(waiting, characters, end);
            if (characters.position() > 0) {
                return checked(buffer, offset, characters.position());
            }
            // Only now, when all that stands before it has been handed on and its lines are counted.
            if (result.isError()) {
                throw new CsvException(
                        "Line " + line + " has bytes in it that are not UTF-8. Save the file as CSV UTF-8");
            }
            if (end) {
                return -1;
            }
            fill();
        }
    }

    private void fill() throws IOException {
        waiting.compact();
        int count = bytes.read(waiting.array(), waiting.position(), waiting.remaining());
        if (count < 0) {
            end = true;
        } else {
            waiting.position(waiting.position() + count);
        }
        waiting.flip();
    }

    private int checked(char[] buffer, int offset, int count) throws IOException {
        for (int i = offset; i < offset + count; i++) {
            if (buffer[i] == '\n') {
                line++;
            } else if (buffer[i] == '\0') {
                throw new CsvException("Line " + line
                        + " has a zero character in it: the file is UTF-16 or no text. Save it as CSV UTF-8");
            }
        }
        if (!begun && buffer[offset] == BYTE_ORDER_MARK) {
            begun = true;
            System.arraycopy(buffer, offset + 1, buffer, offset, count - 1);
            return count == 1 ? read(buffer, offset, count) : count - 1;
        }
        begun = true;
        return count;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
