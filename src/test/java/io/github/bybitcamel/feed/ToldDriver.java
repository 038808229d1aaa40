package io.github.bybitcamel.feed;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;

/** A driver that connects to nothing and keeps what it was told of one URL. */
final class ToldDriver implements Driver {

  private final String url;
  private final Map<Object, Object> told = new ConcurrentHashMap<>();

  ToldDriver(String url) {
    this.url = url;
  }

  Map<Object, Object> told() {
    return told;
  }

  @Override
  public Connection connect(String at, Properties properties) throws SQLException {
    if (acceptsURL(at)) {
      told.putAll(properties);
    }
    throw new SQLException("connects to nothing");
  }

  @Override
  public boolean acceptsURL(String at) {
    return at.equals(url);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String at, Properties properties) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }
}
