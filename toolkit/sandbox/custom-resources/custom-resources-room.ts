import { randomUUID } from 'node:crypto';
import type { SandboxContext } from '../kernel/context';
import type { CreatedResource, HttpApi, ResourceRequest, Room } from '../kernel/room';
import type { FunctionService } from '../kernel/services';
import { stackId } from '../kernel/stack-id';
import {
  type CustomResourceEvent,
  type CustomResourceResponse,
  type ResourceProperties,
  stringProperties,
} from './custom-resource-request';
import { Responses } from './responses';

/** What is kept of a custom resource between runs. */
interface DeployedCustomResource {
  readonly properties: ResourceProperties;
  readonly physicalResourceId: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export function isCustomResource(type: string): boolean {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';
}

/** Custom resources: their functions run as they do in a deployment, and again only when their properties change. */
export class CustomResourcesRoom implements Room {
  readonly httpApis: readonly HttpApi[];

  private readonly responses: Responses;

  constructor(
    private readonly context: SandboxContext,
    private readonly services: { readonly functions: FunctionService },
  ) {
    this.responses = new Responses(context.endpoint);
    this.httpApis = [this.responses];
  }

  handles(type: string): boolean {
    return isCustomResource(type);
  }

  /** @throws Error with the reason that the function gave */
  async create(request: ResourceRequest): Promise<CreatedResource> {
    const key = `custom-resources/${request.stackName}/${request.logicalId}`;
    const previous = this.context.state.read<DeployedCustomResource>(key);
    const properties = stringProperties(request);
    if (previous !== undefined && JSON.stringify(previous.properties) === JSON.stringify(properties)) {
      return created(previous);
    }
    const deployed = await this.deploy(request, properties, previous);
    this.context.state.write(key, deployed);
    if (previous !== undefined && previous.physicalResourceId !== deployed.physicalResourceId) {
      await this.deleteReplaced(request, previous);
    }
    return created(deployed);
  }

  private async deploy(
    request: ResourceRequest,
    properties: ResourceProperties,
    previous: DeployedCustomResource | undefined,
  ): Promise<DeployedCustomResource> {
    const { PhysicalResourceId, Data } = await this.send(request, {
      RequestType: previous === undefined ? 'Create' : 'Update',
      PhysicalResourceId: previous?.physicalResourceId,
      ResourceProperties: properties,
      OldResourceProperties: previous?.properties,
    });
    if (!PhysicalResourceId) throw new Error('the answer must have a PhysicalResourceId');
    return { properties, physicalResourceId: PhysicalResourceId, data: Data ?? {} };
  }

  /** As in a deployment, what was replaced is deleted at the end, and a failure to do so does not undo the rest. */
  private async deleteReplaced(request: ResourceRequest, previous: DeployedCustomResource): Promise<void> {
    try {
      await this.send(request, {
        RequestType: 'Delete',
        PhysicalResourceId: previous.physicalResourceId,
        ResourceProperties: previous.properties,
      });
    } catch (error) {
      const replaced = `${request.stackName}/${request.logicalId} (${previous.physicalResourceId})`;
      const message = `${replaced}: not deleted after its replacement: ${(error as Error).message}`;
      this.context.events.emit({ type: 'warning', message });
    }
  }

  private async send(
    { stackName, logicalId, type }: ResourceRequest,
    change: Pick<
      CustomResourceEvent,
      'RequestType' | 'PhysicalResourceId' | 'ResourceProperties' | 'OldResourceProperties'
    >,
  ): Promise<CustomResourceResponse> {
    const serviceToken = String(change.ResourceProperties.ServiceToken);
    const expected = this.responses.expect();
    const event: CustomResourceEvent = {
      ServiceToken: serviceToken,
      ResponseURL: expected.url,
      StackId: stackId(this.context, stackName),
      RequestId: randomUUID(),
      ResourceType: type,
      LogicalResourceId: logicalId,
      ...change,
    };
    try {
      await this.invoke(serviceToken, event);
      return succeeded(expected.answer());
    } finally {
      expected.forget();
    }
  }

  private async invoke(serviceToken: string, event: CustomResourceEvent): Promise<void> {
    if (!/^arn:[^:]+:lambda:/.test(serviceToken)) {
      throw new Error(`ServiceToken must be the ARN of a Lambda function, got ${serviceToken}`);
    }
    const { functionError, payload } = await this.services.functions.invoke(serviceToken, JSON.stringify(event));
    if (functionError !== undefined) throw new Error(`the function failed: ${payload}`);
  }
}

function succeeded(response: CustomResourceResponse | undefined): CustomResourceResponse {
  if (response === undefined) throw new Error('the function ended without an answer at the ResponseURL');
  if (response.Status === 'FAILED') throw new Error(response.Reason ?? 'the function gave no reason');
  return response;
}

function created({ physicalResourceId, data }: DeployedCustomResource): CreatedResource {
  return { ref: physicalResourceId, attributes: data };
}
