import { CfnApplication } from 'aws-cdk-lib/aws-emrserverless';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Names, Stack, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { serviceRole } from '../../private/service-role';
import { requirePattern, requireRange, requireThat } from '../../private/validation';
import type { IReaderSource } from './reader-source';

const MOST_VCPUS = 4000;
/** Memory that comes with each vCPU of a worker, by default. */
const GIGABYTES_PER_VCPU = 8;

/** Properties of an EMR Serverless reader. */
export interface EmrServerlessReaderProps {
  /** What the jobs read: a data lake, an Iceberg table, or a data stream. */
  readonly source: IReaderSource;

  /**
   * The release of Amazon EMR: 6.6.0 or later.
   *
   * @default 'emr-7.9.0'
   */
  readonly releaseLabel?: string;

  /**
   * The most vCPUs that all jobs use at a time: 1 to 4,000. Each comes with 8 GB of memory.
   *
   * @default 16
   */
  readonly maximumVcpus?: number;
}

/**
 * An application of Amazon EMR Serverless for Apache Spark, and a role for its jobs which may read one lake, table or
 * stream, and nothing else. It starts with a job, and stops 15 minutes after the last one. It does not run in the sandbox.
 *
 * Give a job this role, and grant the role what the job writes.
 *
 * @see https://docs.aws.amazon.com/emr/latest/EMR-Serverless-UserGuide/getting-started.html
 *
 * @example
 * declare const lake: DataLake;
 * const { jobRole } = new EmrServerlessReader(this, 'Spark', { source: lake });
 */
export class EmrServerlessReader extends Construct {
  /** The application, to start jobs in. */
  public readonly applicationId: string;

  /** The role of the jobs. */
  public readonly jobRole: IRole;

  constructor(scope: Construct, id: string, props: EmrServerlessReaderProps) {
    super(scope, id);
    const { source, releaseLabel = 'emr-7.9.0', maximumVcpus = 16 } = props;
    requirePattern(this, 'releaseLabel', releaseLabel, /^emr-\d+\.\d+\.\d+$/, 'a release such as emr-7.9.0');
    requireThat(!Token.isUnresolved(maximumVcpus), this, 'maximumVcpus', 'a number, as memory goes by it', 'a token');
    requireRange(this, 'maximumVcpus', maximumVcpus, 1, MOST_VCPUS);
    const application = new CfnApplication(this, 'Resource', {
      name: Names.uniqueResourceName(this, { maxLength: 64, separator: '-' }),
      type: 'SPARK',
      releaseLabel,
      autoStartConfiguration: { enabled: true },
      autoStopConfiguration: { enabled: true, idleTimeoutMinutes: 15 },
      maximumCapacity: capacity(maximumVcpus),
    });
    this.applicationId = application.ref;
    this.jobRole = serviceRole(this, 'JobRole', {
      service: 'emr-serverless.amazonaws.com',
      description: `Reads for the jobs of ${this.node.path}`,
      sourceArn: Stack.of(this).formatArn({ service: 'emr-serverless', resource: '/applications', resourceName: '*' }),
    });
    source.grantRead(this.jobRole);
  }
}

function capacity(vcpus: number): CfnApplication.MaximumAllowedResourcesProperty {
  return { cpu: `${vcpus} vCPU`, memory: `${vcpus * GIGABYTES_PER_VCPU} GB` };
}
