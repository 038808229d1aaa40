package io.github.bybitcamel;

import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import java.net.URI;
import java.util.Properties;

/**
 * What Camel must be told in every run. Each of these was seen to go wrong without it; the reasons
 * stand in ARCHITECTURE.md.
 */
final class CamelSettings {

  private CamelSettings() {}

  static Properties of(Settings settings, URI baseUrl) {
    Properties camel = new Properties();
    camel.putAll(settings.open());
    camel.put(Setting.BASE_URL.property(), baseUrl.toString());
    camel.put("camel.main.routesIncludePattern", Resources.routes());
    // The desk starts its routes itself, once host, clock and key are proven.
    camel.put("camel.main.autoStartup", "false");
    camel.put("camel.main.autoConfigurationLogSummary", "false");
    camel.put("camel.main.startupSummaryLevel", "Off");
    camel.put("camel.main.shutdownTimeout", "10");
    camel.put("camel.main.shutdownLogInflightExchangesOnTimeout", "false");
    camel.put("camel.main.logMask", "true");
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
    camel.put(component + "connectionTimeToLive", "60000");
    camel.put(component + "connectionsPerRoute", "64");
    camel.put(component + "userAgent", "bybit-camel");
  }
}
