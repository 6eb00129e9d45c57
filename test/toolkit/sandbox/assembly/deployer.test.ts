import { Deployer } from '../../../../toolkit/sandbox/assembly/deployer';
import type { Template } from '../../../../toolkit/sandbox/assembly/template';
import type { ResourceObserver } from '../../../../toolkit/sandbox/kernel/resource-observer';
import type { ResourceRequest, ResourceType } from '../../../../toolkit/sandbox/kernel/room';
import { stackId } from '../../../../toolkit/sandbox/kernel/stack-id';
import { UnreadableInput } from '../../../../toolkit/sandbox/kernel/unreadable-input';

const PLACE = { region: 'eu-west-1', account: '123456789012', partition: 'aws' };

function deployer(
  create: ResourceType['create'] = ({ logicalId }) => ({ ref: logicalId.toLowerCase() }),
  observer?: ResourceObserver,
) {
  const requests: ResourceRequest[] = [];
  const stream: ResourceType = {
    type: 'AWS::Kinesis::Stream',
    honours: ['Name', 'Stack', 'TableArn'],
    create: (request) => {
      requests.push(request);
      return create(request);
    },
  };
  const customResources = {
    handles: (type: string) => type.startsWith('Custom::'),
    create: async () => {
      throw new Error('the table exists');
    },
  };
  return { requests, deployer: new Deployer(PLACE, [stream], customResources, observer) };
}

function stack(template: Template, stackName = 'App') {
  return { stackName, template, parameters: {} };
}

describe('Deployer', () => {
  test('names resources as long as their services take, alarms in whole', async () => {
    const { requests, deployer: subject } = deployer();
    const Long = 'L'.repeat(100);
    await subject.deploy(stack({ Resources: { [Long]: { Type: 'AWS::Kinesis::Stream' } } }));
    await subject.deploy(stack({ Resources: { [Long]: { Type: 'AWS::CloudWatch::Alarm' } } }));

    expect(requests[0]?.generatedName).toMatch(/^App-L{46}-[0-9a-f]{12}$/);
    expect(subject.result().resources[1]?.ref).toMatch(/^App-L{100}-[0-9a-f]{12}$/);
  });

  test('tells what is only recorded although its type is known', async () => {
    const { deployer: subject } = deployer(() => ({ ref: 'logs', runs: false }));
    await subject.deploy(stack({ Resources: { Stream: { Type: 'AWS::Kinesis::Stream' } } }));

    expect(subject.result().resources).toMatchObject([{ ref: 'logs', runs: false }]);
  });

  test('creates resources with resolved properties, and knows the path of their constructs', async () => {
    const { requests, deployer: subject } = deployer();
    await subject.deploy(
      stack({
        Resources: {
          Stream: {
            Type: 'AWS::Kinesis::Stream',
            Properties: {
              Name: { 'Fn::Sub': 'logs-${AWS::Region}' },
              TableArn: { 'Fn::GetAtt': ['Table', 'Arn'] },
              Stack: { Ref: 'AWS::StackId' },
            },
            Metadata: { 'aws:cdk:path': 'App/Stream/Resource' },
          },
          Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'visits' } },
        },
      }),
    );

    expect(requests[0]?.properties).toEqual({
      Name: 'logs-eu-west-1',
      Stack: stackId(PLACE, 'App'),
      TableArn: 'arn:aws:dynamodb:eu-west-1:123456789012:table/visits',
    });
    expect(
      subject.result().resources.map(({ logicalId, ref, runs, path }) => ({ logicalId, ref, runs, path })),
    ).toEqual([
      { logicalId: 'Table', ref: 'visits', runs: false, path: undefined },
      { logicalId: 'Stream', ref: 'stream', runs: true, path: 'App/Stream/Resource' },
    ]);
    expect(subject.result().warnings).toEqual([]);
  });

  test('gives a resource without a name the same name on every run', async () => {
    const names = [];
    for (let run = 0; run < 2; run++) {
      const { requests, deployer: subject } = deployer();
      await subject.deploy(stack({ Resources: { Stream: { Type: 'AWS::Kinesis::Stream' } } }));
      names.push(requests[0]?.generatedName);
    }
    expect(names[0]).toMatch(/^App-Stream-[0-9a-f]{12}$/);
    expect(names[1]).toBe(names[0]);
  });

  test('names properties without effect and attributes it does not know', async () => {
    const { deployer: subject } = deployer();
    await subject.deploy(
      stack({
        Resources: {
          Queue: { Type: 'AWS::SQS::Queue' },
          Stream: {
            Type: 'AWS::Kinesis::Stream',
            Properties: { Speed: 9, Name: { 'Fn::GetAtt': ['Queue', 'Colour'] } },
          },
        },
      }),
    );
    expect(subject.result().warnings).toEqual([
      'App/Stream (AWS::Kinesis::Stream): without effect here: Speed',
      'App/Queue (AWS::SQS::Queue): the attribute Colour is not known here',
    ]);
  });

  test('leaves out resources whose condition is false', async () => {
    const { deployer: subject } = deployer();
    await subject.deploy(
      stack({
        Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
        Resources: { Stream: { Type: 'AWS::Kinesis::Stream', Condition: 'Never' } },
      }),
    );
    expect(subject.result().resources).toEqual([]);
  });

  test('hands values from stack to stack', async () => {
    const { requests, deployer: subject } = deployer();
    await subject.deploy(
      stack(
        {
          Resources: { Stream: { Type: 'AWS::Kinesis::Stream' } },
          Outputs: { Out: { Value: { Ref: 'Stream' }, Export: { Name: 'shared' } } },
        },
        'First',
      ),
    );
    await subject.deploy(
      stack({
        Resources: {
          A: { Type: 'AWS::Kinesis::Stream', Properties: { Name: { 'Fn::ImportValue': 'shared' } } },
          B: {
            Type: 'AWS::Kinesis::Stream',
            Properties: { Name: { 'Fn::GetStackOutput': { StackName: 'First', OutputName: 'Out' } } },
          },
        },
      }),
    );
    expect(requests.map(({ properties }) => properties.Name)).toEqual([undefined, 'stream', 'stream']);
  });

  test('says why a resource could not be created', async () => {
    const { deployer: subject } = deployer(() => {
      throw new Error('ShardCount must be at least 1, got 0');
    });
    await expect(subject.deploy(stack({ Resources: { Stream: { Type: 'AWS::Kinesis::Stream' } } }))).rejects.toThrow(
      'App/Stream (AWS::Kinesis::Stream): ShardCount must be at least 1, got 0',
    );
  });

  test.each([
    [{ Ref: 'Nobody' }, 'there is no resource or parameter Nobody'],
    [{ Ref: 'toString' }, 'there is no resource or parameter toString'],
    [{ 'Fn::GetAtt': ['Nobody', 'Arn'] }, 'there is no resource Nobody'],
    [{ 'Fn::Sub': '${Nobody.Arn}' }, 'there is no resource Nobody'],
  ])('refuses %j', async (Name, message) => {
    const { deployer: subject } = deployer();
    const Resources = { Stream: { Type: 'AWS::Kinesis::Stream', Properties: { Name } } };
    await expect(subject.deploy(stack({ Resources }))).rejects.toThrow(
      new UnreadableInput(`App/Stream (AWS::Kinesis::Stream): ${message}`),
    );
  });

  test('names what has a condition that there is not', async () => {
    const { deployer: subject } = deployer();
    const Stream = { Type: 'AWS::Kinesis::Stream', Condition: 'IsProduction' };
    await expect(subject.deploy(stack({ Resources: { Stream } }))).rejects.toThrow(
      new UnreadableInput('App/Stream: there is no condition IsProduction'),
    );
    const Outputs = { Name: { Value: 'x', Condition: 'IsProduction' } };
    await expect(subject.deploy(stack({ Resources: {}, Outputs }))).rejects.toThrow(
      new UnreadableInput('App, output Name: there is no condition IsProduction'),
    );
  });

  test('tells an observer of each resource, and where a subnet is', async () => {
    const observed: unknown[] = [];
    const observe: ResourceObserver['observe'] = ({ logicalId }, { ref, attributes }) =>
      observed.push([logicalId, ref, attributes?.VpcId]);
    const { deployer: subject } = deployer(undefined, { observe });
    const Subnet = { Type: 'AWS::EC2::Subnet', Properties: { VpcId: 'vpc-1', CidrBlock: { 'Fn::Cidr': ['x', 1, 8] } } };
    await subject.deploy(stack({ Resources: { Stream: { Type: 'AWS::Kinesis::Stream' }, Subnet } }));
    expect(observed).toEqual([
      ['Stream', 'stream', undefined],
      ['Subnet', expect.stringMatching(/^subnet-/), 'vpc-1'],
    ]);
  });

  test('names the resource that an observer cannot read', async () => {
    const observe = () => {
      throw new Error('Effect must be Allow or Deny, got undefined');
    };
    const { deployer: subject } = deployer(undefined, { observe });
    await expect(subject.deploy(stack({ Resources: { Stream: { Type: 'AWS::Kinesis::Stream' } } }))).rejects.toThrow(
      new UnreadableInput('App/Stream (AWS::Kinesis::Stream): Effect must be Allow or Deny, got undefined'),
    );
  });

  test('does not take what every object has for an attribute', async () => {
    const { requests, deployer: subject } = deployer();
    const Properties = { Name: { 'Fn::GetAtt': ['Role', 'constructor'] } };
    const Resources = { Role: { Type: 'AWS::IAM::Role' }, Stream: { Type: 'AWS::Kinesis::Stream', Properties } };
    await subject.deploy(stack({ Resources }));
    expect(requests[0]?.properties.Name).toBe('Role.constructor');
  });

  test.each([
    [{ Type: 'String', Default: 'a, b' }, 'a, b'],
    [{ Type: 'CommaDelimitedList', Default: 'a, b' }, ['a', 'b']],
    [{ Type: 'List<Number>', Default: '1,2' }, ['1', '2']],
    [{ Type: 'String' }, undefined],
  ])('gives the value of the parameter %j', async (Names, expected) => {
    const { requests, deployer: subject } = deployer();
    const Stream = { Type: 'AWS::Kinesis::Stream', Properties: { Name: { Ref: 'Names' } } };
    await subject.deploy(stack({ Parameters: { Names }, Resources: { Stream } }));
    expect(requests[0]?.properties.Name).toEqual(expected);
  });

  test('says why a custom resource failed, and goes on', async () => {
    const { deployer: subject } = deployer();
    await subject.deploy(
      stack({ Resources: { Table: { Type: 'Custom::Table' }, Stream: { Type: 'AWS::Kinesis::Stream' } } }),
    );
    expect(subject.result().warnings).toEqual(['App/Table (Custom::Table): failed: the table exists']);
    expect(subject.result().resources).toHaveLength(2);
  });
});
