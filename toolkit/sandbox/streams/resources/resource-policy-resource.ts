import type { CreatedResource, ResourceRequest, ResourceType } from '../../kernel/room';
import { objectProperty } from '../../kernel/template-values';
import { keepPolicy } from '../resource-policies';
import type { StreamRegistry } from '../stream-registry';
import { requiredString } from './properties';

/** `AWS::Kinesis::ResourcePolicy`: kept and shown. */
export class ResourcePolicyResource implements ResourceType {
  readonly type = 'AWS::Kinesis::ResourcePolicy';
  readonly honours = ['ResourceArn'];
  readonly records = ['ResourcePolicy'];

  constructor(private readonly streams: StreamRegistry) {}

  create({ properties }: ResourceRequest): CreatedResource {
    const arn = requiredString(properties, 'ResourceArn');
    keepPolicy(this.streams, arn, JSON.stringify(objectProperty(properties, 'ResourcePolicy')));
    return { ref: arn };
  }
}
