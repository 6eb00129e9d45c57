import type { CreatedResource, ResourceRequest, ResourceType } from '../../kernel/room';
import { keepPolicy } from '../resource-policies';
import type { StreamRegistry } from '../stream-registry';
import { Properties } from './properties';

/** `AWS::Kinesis::ResourcePolicy`: kept and shown. */
export class ResourcePolicyResource implements ResourceType {
  readonly type = 'AWS::Kinesis::ResourcePolicy';
  readonly honours = ['ResourceArn'];
  readonly records = ['ResourcePolicy'];

  constructor(private readonly streams: StreamRegistry) {}

  create(request: ResourceRequest): CreatedResource {
    const properties = new Properties(request);
    const arn = properties.requiredText('ResourceArn');
    const policy = request.properties.ResourcePolicy;
    if (policy === undefined) throw properties.refuse('ResourcePolicy', 'a policy document', policy);
    keepPolicy(this.streams, arn, typeof policy === 'string' ? policy : JSON.stringify(policy));
    return { ref: arn };
  }
}
