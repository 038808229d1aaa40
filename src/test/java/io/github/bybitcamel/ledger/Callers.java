package io.github.bybitcamel.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Many threads that call at the same moment. */
final class Callers {

  private Callers() {}

  /** Returns what each was answered. */
  static <T> List<T> together(int callers, Call<T> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    CountDownLatch start = new CountDownLatch(1);
    try {
      var answers =
          IntStream.range(0, callers)
              .mapToObj(number -> threads.submit(after(start, number, call)))
              .toList();
      start.countDown();
      List<T> results = new ArrayList<>();
      for (var answer : answers) {
        results.add(answer.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> Callable<T> after(CountDownLatch start, int number, Call<T> call) {
    return () -> {
      start.await();
      return call.with(number);
    };
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What one of many callers does. */
  interface Call<T> {
    T with(int number) throws Exception;
  }
}
