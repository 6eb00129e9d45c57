import { requirePattern } from '../../private/validation';

const OCTET = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const CIDR_BLOCK = new RegExp(`^(${OCTET}\\.){3}${OCTET}/(3[0-2]|[12]?\\d)$`);

/** Where connections from Firehose come from. */
export interface FirehoseAccessOptions {
  /**
   * The addresses of Firehose in the Region of the warehouse, such as `52.70.63.192/27`.
   *
   * @default - as AWS publishes them, for the Regions this library knows
   * @see https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#using-iam-rs-vpc
   */
  readonly cidrBlock?: string;
}

/**
 * Who reaches a warehouse over the network.
 */
export class WarehouseAccess {
  /** Clients in the VPC only, where the security group admits them. */
  public static vpcOnly(): WarehouseAccess {
    return new WarehouseAccess(false);
  }

  /**
   * Firehose too, which connects from public addresses: the workgroup gets one, and admits no other but Firehose's.
   *
   * @param options where Firehose comes from
   */
  public static firehose(options: FirehoseAccessOptions = {}): WarehouseAccess {
    requirePattern(
      'WarehouseAccess',
      'cidrBlock',
      options.cidrBlock,
      CIDR_BLOCK,
      'an IPv4 range such as 52.70.63.192/27',
    );
    return new WarehouseAccess(true, options.cidrBlock);
  }

  private constructor(
    /** Whether Firehose is admitted. */
    public readonly admitsFirehose: boolean,
    /** The addresses of Firehose, where they were given. */
    public readonly firehoseCidrBlock?: string,
  ) {}
}
