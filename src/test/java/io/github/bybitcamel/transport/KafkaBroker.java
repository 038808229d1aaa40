package io.github.bybitcamel.transport;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.FreePort;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A real Kafka broker in KRaft mode, in a process of its own that can be killed. */
public final class KafkaBroker {

  private final Path directory;
  private final Path properties;
  private final int port;
  private Process process;

  public KafkaBroker(Path directory) throws Exception {
    this.directory = directory;
    port = FreePort.find();
    properties = directory.resolve("server.properties");
    Files.writeString(properties, settings(FreePort.find()));
    Process format =
        run(
            "kafka.tools.StorageTool",
            "format",
            "--standalone",
            "-t",
            "MkU3OEVBNTcwNTJENDM2Qg",
            "-c",
            properties.toString());
    if (format.waitFor() != 0) {
      throw new IllegalStateException(Files.readString(directory.resolve("out.log")));
    }
    start();
  }

  private String settings(int controller) {
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.bootstrap.servers=localhost:%2$d
        listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
        advertised.listeners=PLAINTEXT://localhost:%1$d
        controller.listener.names=CONTROLLER
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        log.dirs=%3$s
        num.partitions=1
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=1
        group.initial.rebalance.delay.ms=0
        log.flush.interval.messages=1
        message.max.bytes=20000
        """
        .formatted(port, controller, directory.resolve("logs"));
  }

  public String address() {
    return "localhost:" + port;
  }

  public void start() throws IOException {
    process = run("kafka.Kafka", properties.toString());
    await().atMost(Duration.ofSeconds(60)).until(this::answers);
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("localhost", port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** As a power cut of the process. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor(30, SECONDS);
  }

  private Process run(String main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(directory + "/out.log")))
        .start();
  }
}
