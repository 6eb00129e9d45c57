import type { IDataProcessor } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { Construct } from 'constructs';
import { requireThat } from '../../private/validation';
import { requireKeySources } from './partition-keys';
import type { BoundProcessor, ProcessingOptions } from './processing-options';
import { GENERAL_TYPES, PARTITIONING_TYPES } from './processor-type';

const MOST_PROCESSORS = 5;

export function requireProcessorCount(owner: Construct, { length }: IDataProcessor[]): void {
  requireThat(length <= MOST_PROCESSORS, owner, 'processors', `at most ${MOST_PROCESSORS} processors`, `${length}`);
}

/** Throws unless Firehose takes the processors together, and the destination takes each of them. */
export function requireProcessors(owner: Construct, processors: BoundProcessor[], options: ProcessingOptions): void {
  const types = processors.map(({ processorType }) => processorType);
  requireTaken(owner, types, options);
  requireOneOfAKind(owner, types);
  const extractable = types.includes('Decompression') || !types.includes('CloudWatchLogProcessing');
  requireThat(
    extractable,
    owner,
    'processors',
    'with Decompression where CloudWatchLogProcessing is',
    types.join(', '),
  );
  if (options.partitionedPrefix !== undefined) requireKeySources(owner, types, options.partitionedPrefix);
}

function requireTaken(owner: Construct, types: string[], { takes = [], partitionedPrefix }: ProcessingOptions): void {
  const partitioning = partitionedPrefix === undefined ? [] : PARTITIONING_TYPES;
  const taken: string[] = [...GENERAL_TYPES, ...partitioning, ...takes];
  const other = types.find((type) => !taken.includes(type));
  requireThat(other === undefined, owner, 'processors', `among ${taken.join(', ')} here`, `${other}`);
}

function requireOneOfAKind(owner: Construct, types: string[]): void {
  const twice = types.find((type, index) => types.indexOf(type) !== index);
  const count = types.filter((type) => type === twice).length;
  requireThat(twice === undefined, owner, 'processors', `at most one ${twice}`, `${count}`);
}
