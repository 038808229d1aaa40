package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LateMBeansTest {

  private final MBeanServer java = ManagementFactory.getPlatformMBeanServer();
  private final CamelContext camel = new DefaultCamelContext();

  @BeforeEach
  void start() throws Exception {
    LateMBeans.of(camel);
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:in").routeId("one").to("direct:out");
            from("direct:out").routeId("other").log("${body}");
          }
        });
    camel.start();
    try (ProducerTemplate sender = camel.createProducerTemplate()) {
      sender.sendBody("direct:in", "a");
    }
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void areSeenAWhileAfterTheStartAndHaveCountedSinceThen() throws Exception {
    assertThat(seen()).isEmpty();

    await().until(() -> !route("other").isEmpty());

    ObjectName other = route("other").iterator().next();
    assertThat(java.getAttribute(other, "ExchangesCompleted")).isEqualTo(1L);
  }

  @Test
  void areSeenAtOnceWhereTheProgramAsks() throws Exception {
    ManagedCamelContext managed =
        camel.getCamelContextExtension().getContextPlugin(ManagedCamelContext.class);

    assertThat(managed.getManagedRoute("one").getExchangesCompleted()).isEqualTo(1);

    assertThat(seen()).hasSizeGreaterThan(10);
    camel.stop();
    assertThat(seen()).isEmpty();
  }

  @Test
  void tellOfRoutesThatCameAndWent() throws Exception {
    camel.getRouteController().stopRoute("one");
    camel.removeRoute("one");

    await().until(() -> !route("other").isEmpty());

    assertThat(route("one")).isEmpty();
  }

  @Test
  void doNotComeAfterTheEnd() throws Exception {
    camel.stop();

    await().pollDelay(Duration.ofSeconds(3)).untilAsserted(() -> assertThat(seen()).isEmpty());
  }

  private Set<ObjectName> route(String id) throws Exception {
    return seen("type=routes,name=\"" + id + "\",*");
  }

  private Set<ObjectName> seen() throws Exception {
    return seen("*");
  }

  private Set<ObjectName> seen(String which) throws Exception {
    String all = "org.apache.camel:context=" + camel.getManagementName() + ",";
    return java.queryNames(new ObjectName(all + which), null);
  }
}
