package io.github.bybitcamel.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * The floor of candles: HttpClient 5 gets the pages, Jackson reads them as a tree, and nothing is
 * written.
 */
final class KlineFloor implements Calls {

  private final ObjectMapper mapper = new ObjectMapper();
  private final CloseableHttpClient client = HttpClients.createDefault();
  private final URI exchange;

  KlineFloor(URI exchange) {
    this.exchange = exchange;
  }

  @Override
  public void place(long number) throws IOException {
    Stretch stretch = Stretch.of(number);
    long end = stretch.to().toEpochMilli();
    int found = 0;
    long length = Candles.MOST * Candles.MINUTE;
    for (String symbol : Stretch.SYMBOLS) {
      for (long start = stretch.from().toEpochMilli(); start < end; start += length) {
        found += page(symbol, start, Math.min(end, start + length) - 1).size();
      }
    }
    if (found != Stretch.CANDLES) {
      throw new IOException(found + " candles");
    }
  }

  private JsonNode page(String symbol, long start, long end) throws IOException {
    HttpGet get =
        new HttpGet(
            exchange.resolve(
                "/v5/market/kline?category=linear&symbol="
                    + symbol
                    + "&interval=1&limit=1000&start="
                    + start
                    + "&end="
                    + end));
    byte[] body = client.execute(get, response -> EntityUtils.toByteArray(response.getEntity()));
    return mapper.readTree(body).path("result").path("list");
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
