package io.github.bybitcamel.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps every call and its twin that nobody waits for together. */
class AsyncTwinsTest {

  private static final String ASYNC = "Async";

  static Stream<Method> twins() {
    return calls().filter(method -> method.getName().endsWith(ASYNC));
  }

  private static Stream<Method> calls() {
    return Stream.of(
            MarketCalls.class,
            OrderCalls.class,
            PositionCalls.class,
            AccountCalls.class,
            ExchangeConnector.class)
        .flatMap(calls -> Arrays.stream(calls.getDeclaredMethods()))
        .filter(method -> !method.isSynthetic())
        .filter(method -> !List.of("name", "close").contains(method.getName()));
  }

  @ParameterizedTest
  @MethodSource("twins")
  void twinMakesTheSameCallWithTheSameArguments(Method twin) throws Exception {
    AtomicReference<Method> called = new AtomicReference<>();
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (method.getName().equals("async")) {
            return CompletableFuture.completedFuture(
                ((Supplier<?>) arguments[arguments.length - 1]).get());
          }
          if (method.getName().equals("name")) {
            return "connector";
          }
          if (method.equals(twin) || method.getName().equals("asyncRun")) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
          }
          called.set(method);
          return null;
        };
    Object connector =
        Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {ExchangeConnector.class}, handler);

    ((CompletableFuture<?>) twin.invoke(connector, arguments(twin))).join();

    assertThat(called.get().getName() + ASYNC).isEqualTo(twin.getName());
    assertThat(called.get().getParameterTypes()).isEqualTo(twin.getParameterTypes());
  }

  @Test
  void everyCallHasATwin() {
    List<String> twins = twins().map(AsyncTwinsTest::signature).toList();

    assertThat(calls().filter(method -> !method.getName().endsWith(ASYNC)))
        .isNotEmpty()
        .allSatisfy(
            method ->
                assertThat(twins)
                    .contains(
                        signature(method).replace(method.getName(), method.getName() + ASYNC)));
  }

  private static String signature(Method method) {
    return method.getName() + Arrays.toString(method.getParameterTypes());
  }

  private static Object[] arguments(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(type -> type == int.class ? (Object) 1 : null)
        .toArray();
  }
}
