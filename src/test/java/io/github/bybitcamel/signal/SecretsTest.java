package io.github.bybitcamel.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  private static final String ORDER =
      "{'symbol':'BTCUSDT','side':'buy','qty':1,'secret':'hunter2'}";
  private static final Origin WEBHOOK = Origin.webhook("hook", "request", "hunter2"::equals);

  private static Reading read(Origin origin, String record) {
    byte[] bytes = record.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return Records.READER.read(bytes, Format.JSON, origin).records().get(0);
  }

  @Test
  void takesTheWebhooksSecretAndKeepsItNowhere() {
    Reading reading = read(WEBHOOK, ORDER);

    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    assertThat(reading.raw()).isEqualTo(ORDER.replace("hunter2", "***").replace('\'', '"'));
    assertThat(reading.toString()).doesNotContain("hunter2");
  }

  @Test
  void keepsNoSecretThatTheSenderCallsOtherwise() throws IOException {
    String fields = "{'fields':{'pin':'secret','my.pin':'secret'}}".replace('\'', '"');
    Origin other = WEBHOOK.written(SenderFormat.read(new StringReader(fields)));

    Reading flat = read(other, ORDER.replace("'secret'", "'pin'"));
    Reading deep = read(other, ORDER.replace("'secret':'hunter2'", "'my':{'pin':'hunter2'}"));

    assertThat(List.of(flat, deep)).allMatch(one -> one instanceof Reading.Accepted);
    assertThat(List.of(flat, deep).toString()).doesNotContain("hunter2");
  }

  @Test
  void refusesAnotherSecretOrNone() {
    assertThat(read(WEBHOOK, ORDER.replace("hunter2", "hunter3")).toString())
        .contains("SECRET_WRONG")
        .doesNotContain("hunter3");
    assertThat(read(WEBHOOK, ORDER.replace(",'secret':'hunter2'", "")).toString())
        .contains("SECRET_WRONG");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'secret':'hunter2'}",
        "{'SECRET' : 'hunter2' , 'a':1}",
        "{'secrte':'hunter2'}",
        "{'secret':['hunter2',{'secret':'hunter2'}]}",
        "{'secret':{{'a':'hunter2'}}",
        "{'api_key':'hunter2'}",
        "{'meta':{'apiSecret':'hunter2'}}",
        "{'meta':{'list':[{'password':'hunter2'}]}}",
        "{'secret':'hunter2','secret':'{{hunter2}}'}",
        "{'secret':'hunter2'",
        "{'secret':hunter2}",
        "{'secret':'hunter2'} trailing"
      })
  void keepsNoSecretOfAFile(String record) {
    String json = record.replace('\'', '"');

    assertThat(Records.read(Format.JSON, json).toString()).doesNotContain("hunter2");
    assertThat(Records.read(Format.JSON_LINES, json).toString()).doesNotContain("hunter2");
  }

  @Test
  void keepsNoSecretOfJsonThatIsCalledCsv() {
    String json = ORDER.replace('\'', '"');

    assertThat(Records.read(Format.CSV, json).toString()).doesNotContain("hunter2");
  }

  @Test
  void masksTheSecretColumnOfCsv() {
    String csv = "symbol,secret,side,qty\nBTCUSDT,hunter2,buy,1\nBTCUSDT,a,hunter2,buy,1\n";

    assertThat(Records.read(Format.CSV, csv).records())
        .extracting(Reading::raw)
        .containsExactly("BTCUSDT,***,buy,1", "***");
  }

  @Test
  void masksSeveralSecretsOfOneRecord() {
    Reading reading = Records.json("{'x_token':1,'a':2,'meta':{'secret':{'token':3}},'b':4}");

    assertThat(reading.raw().replace('"', '\''))
        .isEqualTo("{'x_token':'***','a':2,'meta':{'secret':'***'},'b':4}");
  }
}
