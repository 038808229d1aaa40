package io.github.bybitcamel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FewThreadsTest {

  private final List<Runnable> started = new ArrayList<>();
  private final AtomicInteger done = new AtomicInteger();

  @Test
  void doesAHundredTasksOnEightThreads() {
    FewThreads few = new FewThreads(started::add);

    for (int i = 0; i < 100; i++) {
      few.execute(done::incrementAndGet);
    }
    assertThat(started).hasSize(8);
    started.forEach(Runnable::run);

    assertThat(done).hasValue(100);
  }

  @Test
  void doesWhatComesAfterAllHaveRested() {
    FewThreads few = new FewThreads(Runnable::run);

    few.execute(done::incrementAndGet);
    few.execute(() -> few.execute(done::incrementAndGet));

    assertThat(done).hasValue(2);
  }

  @Test
  void goesOnAfterATaskThatFails() {
    FewThreads few = new FewThreads(started::add);
    for (int i = 0; i < 8; i++) {
      few.execute(
          () -> {
            throw new IllegalStateException("a task");
          });
    }
    started.forEach(work -> assertThatThrownBy(work::run).hasMessage("a task"));
    started.clear();

    few.execute(done::incrementAndGet);
    started.forEach(Runnable::run);

    assertThat(done).hasValue(1);
  }

  @Test
  void saysSoWhereNothingIsTakenAnyMore() {
    FewThreads few =
        new FewThreads(
            any -> {
              throw new RejectedExecutionException("ended");
            });

    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> few.execute(done::incrementAndGet)).hasMessage("ended");
    }
  }

  /** Whoever lets go looks once more: many times, since it shows only where two threads meet. */
  @Test
  void leavesNothingLying() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    FewThreads few = new FewThreads(threads);
    CountDownLatch all = new CountDownLatch(200_000);

    for (int i = 0; i < 200_000; i++) {
      few.execute(all::countDown);
    }

    assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
    threads.shutdown();
  }
}
