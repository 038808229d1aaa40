package io.github.bybitcamel.processor;

import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import java.net.URI;
import java.util.Properties;

/**
 * What Camel must be told in every run, of the desk and of a connector. Each of these was seen to
 * go wrong without it.
 */
public final class CamelSettings {

  private static final String MBEANS = "camel.main.jmxManagementMBeansLevel";

  private CamelSettings() {}

  /**
   * Returns the properties of a Camel context that talks to an exchange.
   *
   * @param baseUrl the exchange
   * @param routes patterns of the route files, separated by commas
   */
  public static Properties of(Settings settings, URI baseUrl, String routes) {
    Properties camel = new Properties();
    camel.putAll(settings.open());
    camel.put(Setting.BASE_URL.property(), baseUrl.toString());
    camel.put("camel.main.routesIncludePattern", routes);
    camel.put("camel.main.autoConfigurationLogSummary", "false");
    camel.put("camel.main.startupSummaryLevel", "Off");
    camel.put("camel.main.shutdownTimeout", "10");
    camel.put("camel.main.shutdownLogInflightExchangesOnTimeout", "false");
    camel.put("camel.main.logMask", "true");
    // Counting each step of a route as well costs time at the start and in every call.
    camel.put(MBEANS, System.getProperty(MBEANS, "RoutesOnly"));
    camel.put("camel.component.quartz.autoStartScheduler", "true");
    for (String scheme : new String[] {"http", "https"}) {
      http(camel, "camel.component." + scheme + ".", settings);
    }
    return camel;
  }

  private static void http(Properties camel, String component, Settings settings) {
    String connect = settings.text(Setting.CONNECT_TIMEOUT);
    String response = settings.text(Setting.RESPONSE_TIMEOUT);
    // HttpClient repeats a POST on 429 and 503 by itself: an order would be sent twice.
    camel.put(component + "automaticRetriesDisabled", "true");
    camel.put(component + "connectTimeout", connect);
    camel.put(component + "connectionRequestTimeout", connect);
    camel.put(component + "soTimeout", response);
    camel.put(component + "responseTimeout", response);
    camel.put(component + "followRedirects", "false");
    camel.put(component + "cookieManagementDisabled", "true");
    // Every call has a context of its own: what these would remember, nobody reads.
    camel.put(component + "authCachingDisabled", "true");
    camel.put(component + "connectionStateDisabled", "true");
    camel.put(component + "connectionTimeToLive", "60000");
    camel.put(component + "connectionsPerRoute", "64");
    camel.put(component + "userAgent", "bybit-camel");
  }
}
