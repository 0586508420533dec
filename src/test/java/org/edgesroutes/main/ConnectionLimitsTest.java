package org.edgesroutes.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On the sockets of the server that the service has. */
@Timeout(60)
class ConnectionLimitsTest {

    private static final int MAX = 3;
    private static final String HEAD = "POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n";

    private final ConnectionLimits limits = new ConnectionLimits(new VertxOptions(), MAX, Duration.ofSeconds(1));
    private final CamelContext context = new DefaultCamelContext();
    private final List<Socket> sockets = new ArrayList<>();
    private int port;

    @BeforeEach
    void start() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(port);
        context.getRegistry().bind("vertx", limits.vertx());
        context.addService(new VertxPlatformHttpServer(server));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/hook").delay(constant(1500)).setBody(constant("done"));
            }
        });
        context.start();
        limits.watch(ServerErrorResponses.router(context, port).orElseThrow());
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        context.stop();
        limits.close();
    }

    private Socket connect(String sent) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(15_000);
        sockets.add(socket);
        send(socket, sent);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String read(Socket socket) throws IOException {
        StringBuilder all = new StringBuilder();
        InputStream in = socket.getInputStream();
        try {
            for (int next = in.read(); next >= 0 && !all.toString().endsWith("done"); next = in.read()) {
                all.append((char) next);
            }
        } catch (SocketException reset) {
            all.append("reset");
        }
        return all.toString();
    }

    @Test
    void aConnectionThatSendsNothingIsClosed() throws IOException {
        assertThat(read(connect(""))).isEmpty();
    }

    @Test
    void aRequestThatStopsHalfWayIsClosed() throws IOException {
        assertThat(read(connect("POST /hook HTTP/1.1\r\nHost"))).isEmpty();
        assertThat(read(connect(HEAD + "ab"))).isEmpty();
    }

    @Test
    void aRequestThatTricklesForEverIsClosed() throws IOException {
        for (String head : new String[] {"POST /hook HTTP/1.1\r\nX: ", HEAD.replace("4", "400000")}) {
            Socket socket = connect(head);
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        try {
                            send(socket, "a");
                            return false;
                        } catch (SocketException closed) {
                            return true;
                        }
                    });
        }
    }

    @Test
    void aWholeRequestHasTheTimeThatItsAnswerTakes() throws IOException {
        assertThat(read(connect(HEAD + "abcd"))).startsWith("HTTP/1.1 200 OK");
    }

    @Test
    void furtherConnectionsAreClosedUntilOneOfTheOthersIsGone() throws IOException {
        Socket working = connect(HEAD + "abcd");
        List<Socket> held = List.of(connect(""), connect(""));
        Socket further = connect("");
        further.setSoTimeout(800); // less than the idle timeout
        assertThat(read(further)).isIn("", "reset");

        assertThat(read(working)).contains("200 OK");
        for (Socket socket : held) {
            read(socket);
        }
        assertThat(read(connect(HEAD + "abcd"))).contains("200 OK");
    }
}
