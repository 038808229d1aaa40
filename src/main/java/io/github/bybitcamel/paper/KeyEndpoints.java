package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the exchange tells about the key, its coins and itself. */
final class KeyEndpoints {

  private static final String NEVER = "1970-01-01T00:00:00Z";

  private final PaperSettings settings;
  private final Books books;
  private final KeyState key;

  KeyEndpoints(PaperSettings settings, Books books, KeyState key) {
    this.settings = settings;
    this.books = books;
    this.key = key;
  }

  List<Endpoint> all() {
    return List.of(
        Endpoint.read("/v5/user/query-api", 10, "", params -> Result.of(key())),
        Endpoint.read("/v5/asset/coin/query-info", 5, "coin", this::coins),
        Endpoint.market(
            "/v5/system/status", "id state", params -> Result.of(books.notices().view())),
        Endpoint.market(
            "/v5/announcements/index",
            "locale! type tag page:int limit:int",
            params -> Result.of(empty().put("total", 0))));
  }

  private static ObjectNode empty() {
    ObjectNode result = Json.object();
    result.putArray("list");
    return result;
  }

  private ObjectNode key() {
    ObjectNode result =
        Json.object()
            .put("id", "1")
            .put("note", "paper")
            .put("apiKey", settings.apiKey())
            .put("readOnly", key.readOnly() ? 1 : 0)
            .put("secret", "")
            .put("type", settings.rsaPublicKey().isEmpty() ? 1 : 2)
            .put("deadlineDay", -2)
            .put("expiredAt", key.end().map(Instant::toString).orElse(NEVER))
            .put("createdAt", Instant.ofEpochMilli(books.prices().anchor()).toString())
            .put("unified", 0)
            .put("uta", key.classic() ? 0 : 1)
            .put("userID", 1)
            .put("inviterID", 0)
            .put("vipLevel", "No VIP")
            .put("mktMakerLevel", "0")
            .put("affiliateID", 0)
            .put("rsaPublicKey", settings.rsaPublicKey())
            .put("isMaster", true)
            .put("parentUid", "0")
            .put("kycLevel", "LEVEL_DEFAULT")
            .put("kycRegion", "");
    result.putArray("ips").add(key.address());
    ObjectNode permissions = result.putObject("permissions");
    permissions.putArray("ContractTrade").add("Order").add("Position");
    permissions.putArray("Spot").add("SpotTrade");
    permissions.putArray("Options").add("OptionsTrade");
    ArrayNode wallet = permissions.putArray("Wallet");
    if (key.withdraws()) {
      wallet.add("Withdraw");
    }
    for (String none : List.of("Derivatives", "CopyTrading", "BlockTrade", "Exchange")) {
      permissions.putArray(none);
    }
    return result;
  }

  private Result coins(Params params) {
    Set<String> names = new TreeSet<>();
    books.catalogue().all().forEach(c -> names.addAll(List.of(c.base(), c.settle())));
    ObjectNode result = Json.object();
    ArrayNode rows = result.putArray("rows");
    names.stream()
        .filter(name -> !params.has("coin") || name.equals(params.text("coin")))
        .forEach(name -> rows.add(coin(name)));
    return Result.of(result);
  }

  private static ObjectNode coin(String name) {
    ObjectNode coin =
        Json.object().put("name", name).put("coin", name).put("remainAmount", "1000000");
    coin.putArray("chains")
        .addObject()
        .put("chainType", name)
        .put("confirmation", "1")
        .put("withdrawFee", "")
        .put("depositMin", "0")
        .put("withdrawMin", "0")
        .put("chain", name)
        .put("chainDeposit", "0")
        .put("chainWithdraw", "0")
        .put("minAccuracy", "8")
        .put("withdrawPercentageFee", "0")
        .put("contractAddress", "")
        .put("safeConfirmNumber", "1")
        .put("withdrawMax", "0");
    return coin;
  }
}
