import { FunctionPermissions } from '../../../../toolkit/sandbox/lambda/function-permissions';

const ALARM = 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:errors';
const INVOKER = { principal: 'lambda.alarms.cloudwatch.amazonaws.com', sourceArn: ALARM };

function permissions(properties: Record<string, unknown> = {}): FunctionPermissions {
  const granted = new FunctionPermissions();
  granted.add({
    Action: 'lambda:InvokeFunction',
    FunctionName: 'arn:aws:lambda:us-east-1:123456789012:function:page',
    Principal: INVOKER.principal,
    ...properties,
  });
  return granted;
}

describe('FunctionPermissions', () => {
  test.each([
    [{}],
    [{ Principal: '*' }],
    [{ Action: 'lambda:*' }],
    [{ SourceAccount: '123456789012' }],
    [{ SourceArn: ALARM }],
    [{ SourceArn: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:*' }],
    [{ SourceArn: 'arn:aws:cloudwatch:us-east-?:*:alarm:errors' }],
  ])('admits an invoker that %j allows', (properties) => {
    expect(() => permissions(properties).require({ functionName: 'page' }, INVOKER)).not.toThrow();
  });

  test.each([
    [{ Principal: 'sns.amazonaws.com' }],
    [{ Action: 'lambda:InvokeFunctionUrl' }],
    [{ FunctionName: 'other' }],
    [{ FunctionName: 'page:live' }],
    [{ SourceAccount: '210987654321' }],
    [{ SourceArn: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:other' }],
    [{ SourceArn: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:.rrors' }],
  ])('names the permission that is missing where there is only %j', (properties) => {
    expect(() => permissions(properties).require({ functionName: 'page' }, INVOKER)).toThrow(
      `no AWS::Lambda::Permission lets lambda.alarms.cloudwatch.amazonaws.com invoke page for ${ALARM}`,
    );
  });

  test('keeps the permissions of an alias apart', () => {
    const alias = permissions({ FunctionName: 'page:live' });
    expect(() => alias.require({ functionName: 'page', qualifier: 'live' }, INVOKER)).not.toThrow();
    expect(() => permissions().require({ functionName: 'page', qualifier: 'live' }, INVOKER)).toThrow(
      `no AWS::Lambda::Permission lets lambda.alarms.cloudwatch.amazonaws.com invoke page:live for ${ALARM}`,
    );
  });
});
