package io.github.bybitcamel.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A contestant's process: places orders in slices when told to, so that contestants share neither
 * compiled code nor heap, and the operating system counts each one's CPU apart.
 */
final class Caller {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Calls calls;
  private final AtomicLong number = new AtomicLong();

  private Caller(Calls calls) {
    this.calls = calls;
  }

  /**
   * Obeys the driver: each line is a number of callers and milliseconds, each answer a slice.
   *
   * @param args who, the exchange, a directory, the driver's port
   */
  public static void main(String[] args) throws Exception {
    URI exchange = URI.create(args[1]);
    try (Calls calls = calls(args[0], exchange, Path.of(args[2]));
        Socket driver = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[3]));
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(driver.getInputStream(), StandardCharsets.US_ASCII));
        PrintWriter out =
            new PrintWriter(driver.getOutputStream(), true, StandardCharsets.US_ASCII)) {
      Caller caller = new Caller(calls);
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split(" ", -1);
        out.println(
            caller.slice(Integer.parseInt(cells[0]), Long.parseLong(cells[1]) * 1_000_000).line());
      }
    }
  }

  private static Calls calls(String who, URI exchange, Path directory) {
    return switch (who) {
      case "floor" -> FloorCalls.resting(exchange);
      case "v5" -> new V5Calls(exchange, directory, false);
      case "kline-floor" -> new KlineFloor(exchange);
      case "klines" -> new KlineFeedCalls(exchange, directory, true);
      case "klines-sqlite" -> new KlineFeedCalls(exchange, directory, false);
      default -> throw new IllegalArgumentException(who);
    };
  }

  private Slice slice(int callers, long nanos) throws InterruptedException {
    long start = System.nanoTime();
    long cpu = SYSTEM.getProcessCpuTime();
    AtomicLong orders = new AtomicLong();
    AtomicLong bytes = new AtomicLong();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      threads.add(new Thread(() -> place(start + nanos, orders, bytes), "caller-" + i));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    return new Slice(
        orders.get(), System.nanoTime() - start, SYSTEM.getProcessCpuTime() - cpu, bytes.get());
  }

  private void place(long end, AtomicLong orders, AtomicLong bytes) {
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    long done = 0;
    try {
      for (; System.nanoTime() < end; done++) {
        calls.place(number.incrementAndGet());
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      orders.addAndGet(done);
      bytes.addAndGet(THREADS.getCurrentThreadAllocatedBytes() - allocated);
    }
  }
}
