import { CfnJob } from 'aws-cdk-lib/aws-glue';
import { Grant, type IRole } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { ArnFormat, Names, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from '../../private/acknowledgements';
import { withKeyThrough } from '../../private/encryption-key';
import { serviceRole } from '../../private/service-role';
import { requirePattern, requireRange } from '../../private/validation';
import type { IDataStream } from '../../stream/data-stream-interface';
import type { GlueScript } from './glue-script';
import { GlueWorkerType } from './glue-worker-type';
import { grantObjectsRead } from './lake-permissions';

const MOST_WORKERS = 299;

/** Properties of a streaming job of AWS Glue. */
export interface GlueStreamingJobProps {
  /** The data stream to read. */
  readonly source: IDataStream;

  /** The script, in Python. Its arguments `--stream_arn` and `--checkpoint_location` say what to read and where to go on. */
  readonly script: GlueScript;

  /** The bucket of the checkpoints, below `checkpoints/` and the name of the job. */
  readonly checkpointBucket: IBucket;

  /**
   * How much a worker has.
   *
   * @default GlueWorkerType.G_025X
   */
  readonly workerType?: GlueWorkerType;

  /**
   * How many workers run, of which one drives the others: 2 to 299.
   *
   * @default 2
   */
  readonly numberOfWorkers?: number;

  /**
   * The version of AWS Glue.
   *
   * @default '5.0'
   */
  readonly glueVersion?: string;

  /**
   * More arguments of the script, such as `--table`.
   *
   * @default - none
   */
  readonly arguments?: { [name: string]: string };
}

/**
 * A streaming ETL job of AWS Glue, whose role may read one data stream and keep its checkpoints. Grant the role what the
 * script writes. It is started by hand or by a trigger, and does not run in the sandbox.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/add-job-streaming.html
 *
 * @example
 * declare const stream: IDataStream;
 * declare const scripts: s3.IBucket;
 * declare const checkpointBucket: s3.IBucket;
 * const script = GlueScript.fromBucket(scripts, 'sessions.py');
 * new GlueStreamingJob(this, 'Sessions', { source: stream, script, checkpointBucket });
 */
export class GlueStreamingJob extends Construct {
  /** The job. */
  public readonly jobName: string;

  /** The role of the job. */
  public readonly role: IRole;

  constructor(scope: Construct, id: string, props: GlueStreamingJobProps) {
    super(scope, id);
    const { source, script, checkpointBucket, glueVersion = '5.0' } = props;
    requireRange(this, 'numberOfWorkers', props.numberOfWorkers, 2, MOST_WORKERS);
    requirePattern(this, 'glueVersion', glueVersion, /^\d+\.\d+$/, 'a version such as 5.0');
    const name = Names.uniqueResourceName(this, { maxLength: 255, separator: '-' });
    const checkpoints = `checkpoints/${name}/`;
    const role = serviceRole(this, 'Role', {
      service: 'glue.amazonaws.com',
      description: `Runs the job ${this.node.path}`,
    });
    source.grantRead(role);
    grantScript(role, script);
    grantCheckpoints(role, checkpointBucket, checkpoints);
    grantTelemetry(role);
    const job = new CfnJob(this, 'Resource', {
      name,
      role: role.roleArn,
      glueVersion,
      command: {
        name: 'gluestreaming',
        pythonVersion: '3',
        scriptLocation: script._bucket.s3UrlForObject(script._key),
      },
      workerType: props.workerType ?? GlueWorkerType.G_025X,
      numberOfWorkers: props.numberOfWorkers ?? 2,
      defaultArguments: {
        '--job-language': 'python',
        '--enable-continuous-cloudwatch-log': 'true',
        '--enable-metrics': 'true',
        '--stream_arn': source.stream.streamArn,
        '--checkpoint_location': checkpointBucket.s3UrlForObject(checkpoints),
        ...props.arguments,
      },
    });
    job.node.addDependency(role);
    this.jobName = job.ref;
    this.role = role;
  }
}

function grantScript(grantee: IRole, { _bucket: bucket, _key: key }: GlueScript): void {
  const get = Grant.addToPrincipal({ grantee, actions: ['s3:GetObject'], resourceArns: [bucket.arnForObjects(key)] });
  withKeyThrough(get, 's3', bucket.encryptionKey, grantee, 'kms:Decrypt');
}

/** A checkpoint replaces, and removes, those before it. */
function grantCheckpoints(grantee: IRole, bucket: IBucket, prefix: string): void {
  grantObjectsRead(bucket, prefix, grantee);
  const actions = ['s3:DeleteObject', 's3:PutObject'];
  const write = Grant.addToPrincipal({ grantee, actions, resourceArns: [bucket.arnForObjects(`${prefix}*`)] });
  withKeyThrough(write, 's3', bucket.encryptionKey, grantee, 'kms:GenerateDataKey');
}

/** AWS Glue writes all logs of its jobs to groups of its own, and metrics to its namespace. */
function grantTelemetry(grantee: IRole): void {
  const logGroups = Stack.of(grantee).formatArn({
    service: 'logs',
    resource: 'log-group',
    resourceName: '/aws-glue/*',
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  const actions = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
  Grant.addToPrincipal({ grantee, actions, resourceArns: [logGroups] });
  acknowledgeWildcards(grantee, [logGroups], 'AWS Glue names its log groups and streams as it makes them');
  Grant.addToPrincipal({
    grantee,
    actions: ['cloudwatch:PutMetricData'],
    resourceArns: ['*'],
    conditions: { StringEquals: { 'cloudwatch:namespace': 'Glue' } },
  });
  acknowledgeWildcards(grantee, ['*'], 'metrics have no ARN: the condition names their namespace');
}
