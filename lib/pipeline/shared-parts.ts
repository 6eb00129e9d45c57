import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { IDataProcessor } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { AccessLogsBucket } from '../delivery/bucket/access-logs-bucket';
import { logProcessor } from '../delivery/processors/log-processor';
import { LogTransform } from '../delivery/processors/log-transform';
import { PipelineVpc } from '../network/pipeline-vpc';
import { narrowPublicRoutes } from '../network/public-routes';
import { encryptionKey } from '../private/encryption-key';

/** What was given in the place of a part, and what is known of the parts to make. */
export interface SharedPartsProps {
  readonly vpc?: IVpc;
  readonly transform?: IFunction;
  readonly publicSubnets: boolean;
}

/** What several legs of a pipeline share: each part is made when the first leg needs it. */
export class SharedParts {
  private readonly made = new Map<string, unknown>();

  constructor(
    private readonly scope: Construct,
    private readonly props: SharedPartsProps,
  ) {}

  /** The key of all objects that hold log lines: whoever may read some of them may read them all. */
  public encryptionKey(): IKey {
    const description = `Encrypts the objects of ${this.scope.node.path}`;
    return this.once('Key', (id) => encryptionKey(this.scope, id, { description }));
  }

  public accessLogsBucket(): IBucket {
    return this.once('AccessLogs', (id) => new AccessLogsBucket(this.scope, id).bucket);
  }

  public vpc(): IVpc {
    const { vpc, publicSubnets } = this.props;
    return vpc ?? this.once('Network', (id) => new PipelineVpc(this.scope, id, { publicSubnets }).vpc);
  }

  /** For a VPC with an endpoint for Amazon S3, which COPY reads from: the warehouse has nobody else to answer. */
  public routeToFirehoseOnly(prefixListId: string): void {
    const own = this.made.get('Network') as IVpc | undefined;
    narrowPublicRoutes(own?.publicSubnets ?? [], prefixListId);
  }

  /** One function for all deliveries: the rows of the lake and those of the warehouse are the same. */
  public transform(): IFunction {
    return this.props.transform ?? this.once('Transform', (id) => new LogTransform(this.scope, id).handler);
  }

  public processors(): IDataProcessor[] {
    return [logProcessor(this.transform())];
  }

  private once<Part>(id: string, make: (id: string) => Part): Part {
    if (!this.made.has(id)) this.made.set(id, make(id));
    return this.made.get(id) as Part;
  }
}
