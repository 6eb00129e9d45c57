// The sandbox with one stream, in a process of its own. Tells its parent the endpoint.
import { Sandbox } from 'cdk-kinesis-pipelines-toolkit';

async function main(): Promise<void> {
  const [, , StreamName, ShardCount] = process.argv;
  const template = {
    Resources: { Stream: { Type: 'AWS::Kinesis::Stream', Properties: { Name: StreamName, ShardCount } } },
  };
  const sandbox = await Sandbox.start({ template });
  process.once('disconnect', () => void sandbox.close());
  process.send?.({ endpoint: sandbox.endpoint });
}

void main();
