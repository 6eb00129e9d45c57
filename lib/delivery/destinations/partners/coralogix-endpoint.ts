/** Where Coralogix takes records: the region of the account. */
export class CoralogixEndpoint {
  /** In Europe (Ireland). */
  public static readonly EU1 = CoralogixEndpoint.ofRegion('eu1');

  /** In Europe (Stockholm). */
  public static readonly EU2 = CoralogixEndpoint.ofRegion('eu2');

  /** In the US (Ohio). */
  public static readonly US1 = CoralogixEndpoint.ofRegion('us1');

  /** In the US (Oregon). */
  public static readonly US2 = CoralogixEndpoint.ofRegion('us2');

  /** In Asia Pacific (Mumbai). */
  public static readonly AP1 = CoralogixEndpoint.ofRegion('ap1');

  /** In Asia Pacific (Singapore). */
  public static readonly AP2 = CoralogixEndpoint.ofRegion('ap2');

  /** In Asia Pacific (Jakarta). */
  public static readonly AP3 = CoralogixEndpoint.ofRegion('ap3');

  /**
   * Any other endpoint of Coralogix.
   *
   * @param url the https URL
   */
  public static of(url: string): CoralogixEndpoint {
    return new CoralogixEndpoint(url);
  }

  private static ofRegion(region: string): CoralogixEndpoint {
    return new CoralogixEndpoint(`https://ingress.${region}.coralogix.com/aws/firehose`);
  }

  private constructor(
    /** The URL. */
    public readonly url: string,
  ) {}
}
