/** Where Dynatrace takes records. */
export class DynatraceEndpoint {
  /** For environments in the US. */
  public static readonly US = new DynatraceEndpoint('https://us.aws.cloud.dynatrace.com');

  /** For environments in the EU. */
  public static readonly EU = new DynatraceEndpoint('https://eu.aws.cloud.dynatrace.com');

  /** For environments anywhere else. */
  public static readonly GLOBAL = new DynatraceEndpoint('https://aws.cloud.dynatrace.com');

  /**
   * Any other endpoint of Dynatrace, such as one for logs.
   *
   * @param url the https URL
   */
  public static of(url: string): DynatraceEndpoint {
    return new DynatraceEndpoint(url);
  }

  private constructor(
    /** The URL. */
    public readonly url: string,
  ) {}
}
