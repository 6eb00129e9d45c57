import { Tokenization } from 'aws-cdk-lib/core';
import { requirePattern, requireRange } from '../../../private/validation';

/** The addresses that Firehose takes. */
const HOST = '([A-Za-z0-9-]{1,63}\\.)+redshift(-serverless)?\\.[a-zA-Z0-9.]+';
const ADDRESS = new RegExp(`^${HOST}$`);
const JDBC_URL = new RegExp(`^jdbc:(redshift|postgresql)://${HOST}:\\d{1,5}/[\\w$-]+$`);

/** Where a provisioned cluster or a serverless workgroup of Amazon Redshift listens, and the database behind it. */
export class RedshiftEndpoint {
  /**
   * An endpoint by its JDBC URL.
   *
   * @param url such as `jdbc:redshift://name.account.region.redshift-serverless.amazonaws.com:5439/database`
   */
  public static fromJdbcUrl(url: string): RedshiftEndpoint {
    const allowed = 'jdbc:redshift://<address of a cluster or workgroup>:<port>/<database>';
    requirePattern('RedshiftEndpoint', 'url', url, JDBC_URL, allowed);
    return new RedshiftEndpoint(url);
  }

  /**
   * An endpoint by its parts.
   *
   * @param address the host name that Amazon Redshift gave it
   * @param port the TCP port
   * @param databaseName the database
   */
  public static fromAddress(address: string, port: number, databaseName: string): RedshiftEndpoint {
    requirePattern('RedshiftEndpoint', 'address', address, ADDRESS, 'the address of a cluster or workgroup');
    requireRange('RedshiftEndpoint', 'port', port, 1, 65_535);
    requirePattern('RedshiftEndpoint', 'databaseName', databaseName, /^[\w$-]+$/, 'letters, digits, _, $ and -');
    return new RedshiftEndpoint(`jdbc:redshift://${address}:${Tokenization.stringifyNumber(port)}/${databaseName}`);
  }

  private constructor(
    /** The JDBC URL. */
    public readonly jdbcUrl: string,
  ) {}
}
