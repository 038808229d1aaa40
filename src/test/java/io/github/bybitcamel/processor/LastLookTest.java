package io.github.bybitcamel.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.model.HaltFile;
import io.github.bybitcamel.risk.DeniedException;
import io.github.bybitcamel.risk.KillSwitch;
import io.github.bybitcamel.risk.TradingState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastLookTest {

  @TempDir Path inbox;

  /** The connection is taken and not a byte is written on it. */
  @Test
  void writesNothingOnAConnectionThatStoodTooLate() throws Exception {
    KillSwitch killSwitch = new KillSwitch(inbox);
    LastLook look = new LastLook(killSwitch);
    HttpClientBuilder builder = HttpClientBuilder.create().disableAutomaticRetries();
    look.configureHttpClient(builder);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        CloseableHttpClient client = builder.build()) {
      String uri = "http://127.0.0.1:" + server.getLocalPort() + "/v5/order/create";
      CompletableFuture<Integer> received =
          CompletableFuture.supplyAsync(
              () -> {
                try (Socket peer = server.accept()) {
                  return peer.getInputStream().read();
                } catch (IOException e) {
                  // Cut off without a byte.
                  return -1;
                }
              });
      killSwitch.stop(TradingState.HALTED, "drill");
      look.next(true);

      assertThatThrownBy(() -> client.execute(new HttpPost(uri), answer -> answer.getCode()))
          .isInstanceOf(DeniedException.class);
      assertThat(received.join()).isEqualTo(-1);
    }
  }

  @Test
  void believesTheStepBeforeForFiveMilliseconds() throws Exception {
    KillSwitch killSwitch = new KillSwitch(inbox);
    AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
    LastLook look = new LastLook(killSwitch, now::get);
    look.next(true);
    look.ask();
    killSwitch.stop(TradingState.HALTED, "drill");

    now.addAndGet(LastLook.FRESH.toNanos() - 1);
    look.process(new HttpPost("/"), null, HttpClientContext.create());
    now.addAndGet(1);
    assertThatThrownBy(() -> look.process(new HttpPost("/"), null, HttpClientContext.create()))
        .isInstanceOf(DeniedException.class);
    look.next(false);
    look.process(new HttpPost("/"), null, HttpClientContext.create());
  }

  @Test
  void believesNoAnswerToAnEarlierCall() {
    KillSwitch killSwitch = new KillSwitch(inbox);
    LastLook look = new LastLook(killSwitch, () -> 0);
    look.next(true);
    look.ask();
    killSwitch.stop(TradingState.HALTED, "drill");
    look.next(true);

    assertThatThrownBy(look::ask).isInstanceOf(DeniedException.class);
    assertThatThrownBy(() -> look.process(new HttpPost("/"), null, HttpClientContext.create()))
        .isInstanceOf(DeniedException.class);
  }

  @Test
  void oneLookAnswersForAllCallersForFiveMilliseconds() throws Exception {
    AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
    LastLook look = new LastLook(new KillSwitch(inbox), now::get);
    look.next(true);
    look.ask();
    Files.createFile(inbox.resolve(HaltFile.NAME));

    now.addAndGet(LastLook.FRESH.toNanos() - 1);
    CompletableFuture.runAsync(
            () -> {
              look.next(true);
              look.ask();
            })
        .join();
    look.next(true);
    look.ask();
    now.addAndGet(1);
    assertThatThrownBy(() -> look.process(new HttpPost("/"), null, HttpClientContext.create()))
        .isInstanceOf(DeniedException.class);
    assertThatThrownBy(look::ask).isInstanceOf(DeniedException.class);
  }

  @Test
  void refusalsOfTheExchangeAreSeenAtOnce() {
    KillSwitch killSwitch = new KillSwitch(inbox);
    LastLook look = new LastLook(killSwitch, () -> 0);
    look.next(true);
    look.ask();

    killSwitch.trip("read-only key");

    assertThatThrownBy(look::ask).isInstanceOf(DeniedException.class);
  }
}
