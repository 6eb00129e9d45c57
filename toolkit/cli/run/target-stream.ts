import type { DeployedResource } from '../../sandbox/assembly/deployer';
import { UsageError } from '../usage-error';

/**
 * The stream to put into.
 * @param name logical id or physical name; default - the only one
 */
export function targetStream(resources: readonly DeployedResource[], name?: string): string {
  const streams = resources.filter(({ type }) => type === 'AWS::Kinesis::Stream');
  const names = streams.map(({ logicalId }) => logicalId).join(', ');
  if (name !== undefined) {
    const named = streams.find(({ logicalId, ref }) => logicalId === name || ref === name);
    if (named === undefined)
      throw new UsageError(`--stream ${name}: there is no such stream, there is: ${names || 'none'}`);
    return named.ref;
  }
  if (streams[0] === undefined) throw new UsageError('there is no stream to put lines into');
  if (streams.length > 1) throw new UsageError(`there are several streams, choose one with --stream: ${names}`);
  return streams[0].ref;
}
