package io.fapiaodesk.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A mail server that misbehaves at one point of the dialogue and is well-behaved at all others. */
final class ScriptedMailServer implements AutoCloseable {

    /** Says nothing and keeps the line open. */
    static final String SILENCE = "silence";
    /** Closes the line without a word. */
    static final String HANG_UP = "hang up";

    static final String GREETING = "greeting";
    static final String FINAL_DOT = "final dot";

    private final ServerSocket listener;
    private final List<Socket> lines = new CopyOnWriteArrayList<>();
    private final Map<String, String> instead = new ConcurrentHashMap<>();

    ScriptedMailServer() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::listen);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** From now on gives this answer at this point: a command's first word, the greeting or the final dot. */
    ScriptedMailServer answering(String point, String answer) {
        instead.put(point, answer);
        return this;
    }

    private void listen() {
        try {
            while (true) {
                Socket line = listener.accept();
                lines.add(line);
                daemon(() -> talk(line));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "scripted-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void talk(Socket line) {
        try (line;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8))) {
            boolean goesOn = say(line, GREETING, "220 ready");
            String heard = in.readLine();
            while (goesOn && heard != null) {
                String verb = heard.split(" ", 2)[0].toUpperCase(Locale.ROOT);
                goesOn = switch (verb) {
                    case "DATA" ->
                        say(line, "DATA", "354 go on")
                                && (instead.containsKey("DATA")
                                        || (toFinalDot(in) && say(line, FINAL_DOT, "250 kept")));
                    case "QUIT" -> {
                        say(line, "QUIT", "221 bye");
                        yield false;
                    }
                    default -> say(line, verb, "250 fine");
                };
                heard = goesOn ? in.readLine() : null;
            }
        } catch (IOException e) {
            // The other side hung up.
        }
    }

    private static boolean toFinalDot(BufferedReader in) throws IOException {
        @Nullable String heard = in.readLine();
        while (heard != null && !heard.equals(".")) {
            heard = in.readLine();
        }
        return heard != null;
    }

    private boolean say(Socket line, String point, String usually) throws IOException {
        String answer = instead.getOrDefault(point, usually);
        if (answer.equals(HANG_UP)) {
            return false;
        }
        if (answer.equals(SILENCE)) {
            // Until the other side hangs up.
            line.getInputStream().transferTo(OutputStream.nullOutputStream());
            return false;
        }
        OutputStream out = line.getOutputStream();
        out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return true;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket line : lines) {
            line.close();
        }
    }
}
