import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Grant, type IGrantable, type IRole, LazyRole, Role, ServicePrincipal, User } from 'aws-cdk-lib/aws-iam';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { App, Stack } from 'aws-cdk-lib/core';
import { watchedRole } from '../../../lib/private/immutable-role';
import { DataStream } from '../../../lib/stream/data-stream';

const STREAM_ARN = 'arn:aws:kinesis:eu-west-1:111111111111:stream/clicks';
const ROLE_ARN = 'arn:aws:iam::111111111111:role/producer';
const ID = 'cdk-kinesis-pipelines:roleCannotBeChanged';

function fixture() {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111111111111', region: 'eu-west-1' } });
  const stream = DataStream.fromStream(stack, 'Stream', Stream.fromStreamArn(stack, 'Imported', STREAM_ARN));
  return { stack, stream };
}

describe('a grant to a producer', () => {
  test.each(['grantWrite', 'grantReadWrite'] as const)('says what %s cannot attach to an imported role', (grant) => {
    const { stack, stream } = fixture();
    stream[grant](Role.fromRoleArn(stack, 'Role', ROLE_ARN, { mutable: false }));
    const action = grant === 'grantWrite' ? '"kinesis:PutRecord",' : '"kinesis:DescribeStream",.*"kinesis:PutRecord",';
    Annotations.fromStack(stack).hasWarning(
      '/Stack/Role',
      Match.stringLikeRegexp(
        `^Stack/Role: it cannot be changed here, attach a policy to it with the statements \\[{"Action":\\[${action}"kinesis:PutRecords"\\],"Effect":"Allow","Resource":"${STREAM_ARN}"}\\] \\[ack: ${ID}\\]$`,
      ),
    );
  });

  const assumedBy = new ServicePrincipal('ec2.amazonaws.com');

  test.each<[string, (stack: Stack) => IGrantable]>([
    ['a role of the app', (stack) => new Role(stack, 'Role', { assumedBy })],
    ['an imported role', (stack) => Role.fromRoleArn(stack, 'Role', ROLE_ARN)],
    ['an imported user', (stack) => User.fromUserName(stack, 'User', 'producer')],
    ['a role that is made when it is needed', (stack) => new LazyRole(stack, 'Role', { assumedBy })],
    [
      'a role of another account',
      (stack) => Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::222222222222:role/producer'),
    ],
    ['a service', () => assumedBy],
  ])('is silent about %s', (_, granteeIn) => {
    const { stack, stream } = fixture();
    stream.grantWrite(granteeIn(stack));
    expect(Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp(ID))).toEqual([]);
  });
});

describe('a watched role', () => {
  function granted(roleIn: (stack: Stack) => IRole) {
    const { stack } = fixture();
    const grantee = watchedRole(roleIn(stack));
    for (const action of ['s3:GetObject', 's3:PutObject']) {
      Grant.addToPrincipal({ grantee, actions: [action], resourceArns: [`arn:aws:s3:::${stack.stackName}/*`] });
    }
    return { stack, grantee };
  }

  const imported = (stack: Stack) => Role.fromRoleArn(stack, 'Role', ROLE_ARN);

  test('says once all that it was granted and cannot hold', () => {
    const { stack } = granted((scope) => Role.fromRoleArn(scope, 'Role', ROLE_ARN, { mutable: false }));
    const warnings = Annotations.fromStack(stack).findWarning('*', Match.anyValue());
    const statement = (action: string) => `{"Action":"${action}","Effect":"Allow","Resource":"arn:aws:s3:::Stack/*"}`;
    expect(warnings.map(({ entry }) => entry.data)).toEqual([
      `Stack/Role: it cannot be changed here, attach a policy to it with the statements [${statement('s3:GetObject')},${statement('s3:PutObject')}] [ack: ${ID}]`,
    ]);
  });

  test('holds what it is granted where it can, and is silent', () => {
    const { stack, grantee } = granted(imported);
    expect(grantee.roleArn).toBe(ROLE_ARN);
    expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [{ Action: 's3:GetObject' }, { Action: 's3:PutObject' }] },
      Roles: ['producer'],
    });
  });
});
