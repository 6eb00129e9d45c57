import { VirtualClock } from '../../../../toolkit/sandbox/kernel/virtual-clock';
import { Sandbox } from '../../../../toolkit/sandbox/sandbox';

const role = 'arn:aws:iam::123456789012:role/delivery';
const bucket = { BucketARN: 'arn:aws:s3:::lake', RoleARN: role };

/** Rows go to one prefix, what fails to another. */
const TEMPLATE = {
  Resources: {
    Lake: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'lake' } },
    Rows: {
      Type: 'AWS::KinesisFirehose::DeliveryStream',
      DependsOn: 'Lake',
      Properties: {
        ExtendedS3DestinationConfiguration: {
          ...bucket,
          Prefix: 'rows/!{timestamp:yyyy}/',
          ErrorOutputPrefix: 'errors/!{firehose:error-output-type}/',
        },
      },
    },
  },
};

const sandboxes: Sandbox[] = [];

afterEach(async () => {
  for (const sandbox of sandboxes.splice(0)) await sandbox.close();
});

/** A sandbox in whose bucket `lake` these objects lie, as a delivery stream leaves them there. */
export async function delivered(objects: Readonly<Record<string, string | Buffer>>): Promise<Sandbox> {
  const sandbox = await Sandbox.start({ template: TEMPLATE, clock: new VirtualClock() });
  sandboxes.push(sandbox);
  for (const [key, body] of Object.entries(objects)) await sandbox.rooms.buckets.put('lake', key, Buffer.from(body));
  return sandbox;
}
