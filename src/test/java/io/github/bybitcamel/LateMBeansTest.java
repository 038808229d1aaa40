package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LateMBeansTest {

  private final MBeanServer java = ManagementFactory.getPlatformMBeanServer();
  private final CamelContext camel = new DefaultCamelContext();
  private Runnable atLast = () -> {};
  private LateMBeans late;

  private void start() throws Exception {
    late = LateMBeans.of(camel, task -> atLast = task);
    camel.addRoutes(route("one", "direct:in", "direct:out"));
    camel.addRoutes(route("other", "direct:out", "log:out?level=DEBUG"));
    camel.start();
    try (ProducerTemplate sender = camel.createProducerTemplate()) {
      sender.sendBody("direct:in", "a");
    }
  }

  private static RouteBuilder route(String id, String from, String to) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from(from).routeId(id).to(to);
      }
    };
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void areShownLateAndHaveCountedFromTheStart() throws Exception {
    start();
    assertThat(seen()).isEmpty();

    late.show();

    ObjectName other = route("other").iterator().next();
    assertThat(java.getAttribute(other, "ExchangesCompleted")).isEqualTo(1L);
  }

  @Test
  void areShownAtLastThoughNobodyTellsThemTo() throws Exception {
    start();

    atLast.run();

    assertThat(route("other")).hasSize(1);
  }

  @Test
  void areShownAtOnceWhereTheProgramAsks() throws Exception {
    start();
    ManagedCamelContext managed =
        camel.getCamelContextExtension().getContextPlugin(ManagedCamelContext.class);

    assertThat(managed.getManagedRoute("one").getExchangesCompleted()).isEqualTo(1);

    assertThat(route("other")).hasSize(1);
  }

  @Test
  void tellOfRoutesThatCameAndWent() throws Exception {
    start();
    camel.addRoutes(route("early", "direct:early", "direct:out"));
    camel.getRouteController().stopRoute("one");
    camel.removeRoute("one");

    late.show();
    camel.addRoutes(route("late", "direct:late", "direct:out"));

    assertThat(route("one")).isEmpty();
    assertThat(route("early")).hasSize(1);
    assertThat(route("late")).hasSize(1);
  }

  @Test
  void areGoneAtTheEnd() throws Exception {
    start();
    late.show();
    assertThat(seen()).isNotEmpty();

    camel.stop();

    assertThat(seen()).isEmpty();
  }

  @Test
  void doNotComeAfterTheEnd() throws Exception {
    start();

    camel.stop();
    atLast.run();

    assertThat(seen()).isEmpty();
  }

  @Test
  void areNoneWithoutJmx() throws Exception {
    camel.disableJMX();
    start();

    late.show();

    assertThat(seen()).isEmpty();
  }

  private Set<ObjectName> route(String id) throws Exception {
    return seen("type=routes,name=\"" + id + "\",*");
  }

  private Set<ObjectName> seen() throws Exception {
    return seen("*");
  }

  private Set<ObjectName> seen(String which) throws Exception {
    String all = "org.apache.camel:context=" + camel.getName() + ",";
    return java.queryNames(new ObjectName(all + which), null);
  }
}
