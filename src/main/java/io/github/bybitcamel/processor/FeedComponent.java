package io.github.bybitcamel.processor;

import io.github.bybitcamel.feed.FeedSpec;
import io.github.bybitcamel.feed.Feeds;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/**
 * The scheme {@code feed:}. To name such an endpoint in a route declares the feed, with the
 * parameters of the template's route of that name where the URI has none: a URI would not keep
 * those of a sink apart from its own. To send anything to it lets it be polled soon.
 */
final class FeedComponent extends DefaultComponent {

  private static final String NAME = "name";

  private final Feeds feeds;

  FeedComponent(Feeds feeds) {
    this.feeds = feeds;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String what, Map<String, Object> parameters) {
    Map<String, String> given = new TreeMap<>();
    parameters.forEach((name, value) -> given.put(name, value.toString()));
    // What means nothing is refused when the feeds are opened, with did-you-mean.
    parameters.clear();
    String name = given.getOrDefault(NAME, what);
    given.remove(NAME);
    List<FeedSpec> routes =
        given.isEmpty() ? FeedRoute.specs(getCamelContext(), name) : List.<FeedSpec>of();
    if (routes.isEmpty()) {
      feeds.declare(new FeedSpec(name, what, given));
    }
    routes.forEach(feeds::declare);
    return new FeedEndpoint(uri, this, feeds, name);
  }

  private static final class FeedEndpoint extends DefaultEndpoint {

    private final Feeds feeds;
    private final String name;

    FeedEndpoint(String uri, FeedComponent component, Feeds feeds, String name) {
      super(uri, component);
      this.feeds = feeds;
      this.name = name;
    }

    @Override
    public Producer createProducer() {
      return new FeedProducer(this, feeds, name);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      throw new UnsupportedOperationException("feed: is polled, and goes to its sinks by itself");
    }
  }

  static final class FeedProducer extends DefaultProducer {

    private final Feeds feeds;
    private final String name;

    FeedProducer(Endpoint endpoint, Feeds feeds, String name) {
      super(endpoint);
      this.feeds = feeds;
      this.name = name;
    }

    @Override
    public void process(Exchange exchange) {
      feeds.wake(name);
    }
  }
}
